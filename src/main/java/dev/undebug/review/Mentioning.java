package dev.undebug.review;

import dev.undebug.flask.DebugVariable;
import dev.undebug.pull.ChangedFile;
import dev.undebug.scan.Candidates;
import dev.undebug.scan.Relevance;
import dev.undebug.source.IrrelevantFiles;
import dev.undebug.source.PythonPaths;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds changed files of which the new lines may give a service other settings, whatever their kinds: nobody knows who reads
 * {@code .profile}, and commands of any kind may change the files that a service reads. GitHub shows the new lines together with the
 * list of files, so that finding out costs no request.
 */
final class Mentioning {
    private static final Pattern FILE =
            Pattern.compile("\\.(?:py|json|cfg|conf|ini|toml|ya?ml|env|properties|xml)(?![\\w-])");

    /** The words for writing in the names of functions. */
    private static final Pattern WRITES = Pattern.compile(
            "write|append|file_put|copy|rename|replace|move|exec|spawn|create|\\bput|\\bopen",
            Pattern.CASE_INSENSITIVE);

    private Mentioning() {}

    static List<String> in(List<ChangedFile> changes) {
        return changes.stream()
                .filter(file -> file.status() != ChangedFile.Status.REMOVED
                        && (Relevance.matters(file.path()) || IrrelevantFiles.isProgram(file.path()))
                        && file.patch()
                                .filter(patch -> adds(file.path(), patch))
                                .isPresent())
                .map(ChangedFile::path)
                .toList();
    }

    /** Programs name {@code FLASK_DEBUG}, or a file that they may write to; each line of other files may matter. */
    private static boolean adds(String path, String patch) {
        List<String> added = patch.lines().filter(line -> line.startsWith("+")).toList();
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
