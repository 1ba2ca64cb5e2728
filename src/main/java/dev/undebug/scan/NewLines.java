package dev.undebug.scan;

import dev.undebug.flask.DebugVariable;
import dev.undebug.source.IrrelevantFiles;
import dev.undebug.source.PythonPaths;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Tells of which changed files the new lines may give a service other settings, whatever their kinds: nobody knows who reads
 * {@code .profile}, and commands of any kind may change the files that a service reads.
 */
public final class NewLines {
    private static final Pattern FILE =
            Pattern.compile("\\.(?:py|json|cfg|conf|ini|toml|ya?ml|env|properties|xml)(?![\\w-])");

    /** The words for writing in the names of functions. */
    private static final Pattern WRITES = Pattern.compile(
            "write|append|file_put|copy|rename|replace|move|exec|spawn|create|\\bput|\\bopen",
            Pattern.CASE_INSENSITIVE);

    private NewLines() {}

    /**
     * Returns whether the new lines of a file may do so. Programs name {@code FLASK_DEBUG}, or a file that they may write to; each
     * line of other files may matter.
     */
    public static boolean mayMatter(String path, List<String> added) {
        if (!Relevance.matters(path) && !IrrelevantFiles.isProgram(path)) {
            return false;
        }
        boolean program = IrrelevantFiles.isProgram(path) && !Candidates.isScanned(path);
        if (!program && !PythonPaths.isPython(path)) {
            return !added.isEmpty();
        }
        return added.stream().anyMatch(line -> line.contains(DebugVariable.FLASK_DEBUG))
                || (added.stream().anyMatch(line -> FILE.matcher(line).find())
                        && (!program
                                || added.stream()
                                        .anyMatch(line -> WRITES.matcher(line).find())));
    }
}
