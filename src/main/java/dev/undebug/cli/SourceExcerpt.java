package dev.undebug.cli;

import dev.undebug.read.env.EnvFileNames;
import dev.undebug.source.Place;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.List;

/** Shows the line of a finding with carets under its span. */
final class SourceExcerpt {
    /** The most characters of a line that are shown. */
    private static final int WIDTH = 100;

    private static final int BEFORE = 30;

    private SourceExcerpt() {}

    static List<String> of(Place place) {
        SourceFile file = place.file();
        int number = place.line();
        Span line = withoutMark(file, file.line(number));
        int from = Math.max(line.start(), Math.min(place.span().start(), line.end()));
        int to = Math.max(from, Math.min(place.span().end(), line.end()));
        int start = from - line.start() > WIDTH - BEFORE ? from - BEFORE : line.start();
        // Of an env file only the span is shown: the rest of the line may be a secret.
        int last = EnvFileNames.isEnvFile(file.path()) ? to : line.end();
        int end = Math.min(last, start + WIDTH);
        String before = Printable.of(file.text().substring(start, from));
        String meant = Printable.of(file.text().substring(from, Math.max(from, Math.min(to, end))));
        String after = Printable.of(file.text().substring(Math.max(from, Math.min(to, end)), end));
        String cutLeft = start > line.start() ? "…" : "";
        String cutRight = end < line.end() ? "…" : "";
        String gutter = String.valueOf(number);
        return List.of(
                gutter + " | " + cutLeft + before + meant + after + cutRight,
                " ".repeat(gutter.length()) + " | " + " ".repeat(width(cutLeft + before))
                        + "^".repeat(Math.max(1, width(meant))));
    }

    private static Span withoutMark(SourceFile file, Span line) {
        boolean marked = !line.isEmpty() && file.text().charAt(line.start()) == SourceFile.BYTE_ORDER_MARK;
        return marked ? new Span(line.start() + 1, line.end()) : line;
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }
}
