package dev.undebug.scan.allow;

import dev.undebug.python.syntax.PythonModule;
import dev.undebug.source.DockerfileNames;
import dev.undebug.source.PythonPaths;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Finds comments that begin with {@code #}. */
final class Comments {
    private Comments() {}

    static List<Span> of(SourceFile file) {
        if (PythonPaths.isPython(file.path())) {
            return PythonModule.parse(file).comments();
        }
        if (name(file.path()).endsWith(".json")) {
            return List.of();
        }
        // In a Dockerfile a comment has its own line; elsewhere it may follow code.
        return hashes(file, !DockerfileNames.isNamedSo(file.path()));
    }

    private static String name(String path) {
        return RepositoryPath.of(path).name().toLowerCase(Locale.ROOT);
    }

    private static List<Span> hashes(SourceFile file, boolean trailing) {
        List<Span> comments = new ArrayList<>();
        for (int number = 1; number <= file.lineCount(); number++) {
            Span line = file.line(number);
            String text = file.slice(line);
            int hash = text.indexOf('#');
            while (hash > 0 && !Character.isWhitespace(text.charAt(hash - 1)) && !isMark(text, hash)) {
                hash = text.indexOf('#', hash + 1);
            }
            if (hash >= 0 && (trailing || text.substring(0, hash).isBlank() || isMark(text, hash))) {
                comments.add(new Span(line.start() + hash, line.end()));
            }
        }
        return comments;
    }

    /** A byte order mark is not part of the first line. */
    private static boolean isMark(String text, int hash) {
        return hash == 1 && text.charAt(0) == SourceFile.BYTE_ORDER_MARK;
    }
}
