package dev.undebug.read.text;

import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;

/** Lines of a file, without its byte order mark. */
public final class Lines {
    private Lines() {}

    /** Returns the span of a line (from 1) without its line end and without a byte order mark. */
    public static Span line(SourceFile file, int line) {
        Span span = file.line(line);
        return line == 1 && startsWithMark(file) ? new Span(1, Math.max(1, span.end())) : span;
    }

    /** Returns the offset of the first character of the text. */
    public static int start(SourceFile file) {
        return startsWithMark(file) ? 1 : 0;
    }

    private static boolean startsWithMark(SourceFile file) {
        return !file.text().isEmpty() && file.text().charAt(0) == SourceFile.BYTE_ORDER_MARK;
    }
}
