package dev.undebug.read.text;

import dev.undebug.fact.EnvVar;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A file that is one variable, as daemontools and their like read a folder of them: its name is that of the variable, its
 * first line the value. An empty file removes the variable.
 */
public final class VariableFile {
    private static final Pattern FOLDER =
            Pattern.compile("(?i)(?:.*[._-])?env(?:s|dir|ironment|ironments)?(?:[._-].*)?");
    private static final Pattern NAME = Pattern.compile("[A-Z_][A-Z0-9_]{0,99}");
    private static final Pattern DOCUMENT = Pattern.compile(
            "AUTHORS|BUILD|CHANGE(?:LOG|S)|COPY(?:ING|RIGHT)|INSTALL|LICEN[CS]E|NEWS|NOTICE|OWNERS|README|TODO");

    private static final Pattern BLANKS = Pattern.compile("[ \\t\\r]+$");

    private VariableFile() {}

    /** Returns whether the path of a file shows that it is a variable. */
    public static boolean is(String path) {
        RepositoryPath file = RepositoryPath.of(path);
        return NAME.matcher(file.name()).matches()
                && !DOCUMENT.matcher(file.name()).matches()
                && file.folder().names().stream()
                        .anyMatch(folder -> FOLDER.matcher(folder).matches());
    }

    public static EnvVar variable(SourceFile file) {
        String name = RepositoryPath.of(file.path()).name();
        int start = Lines.start(file);
        Span line = new Span(start, Math.max(start, lineEnd(file.text(), start)));
        String value = BLANKS.matcher(file.slice(line)).replaceFirst("");
        Span span = new Span(start, start + value.length());
        return start == file.text().length()
                ? EnvVar.removed(name, file.place(span))
                : new EnvVar(name, Optional.of(value), file.place(span), span, EnvVar.Notation.LITERAL);
    }

    private static int lineEnd(String text, int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }
}
