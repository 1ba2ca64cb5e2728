package dev.undebug.source;

import java.util.Comparator;
import java.util.List;

/** The replacement of one span of a file. */
public record Edit(SourceFile file, Span span, String text) {
    public String path() {
        return file.path();
    }

    /**
     * Applies edits of one file to its text.
     *
     * @throws IllegalArgumentException if two of them overlap
     */
    public static String apply(String text, List<Edit> edits) {
        List<Edit> ordered = edits.stream()
                .sorted(Comparator.comparingInt((Edit edit) -> edit.span().start())
                        .thenComparingInt(edit -> edit.span().end()))
                .toList();
        StringBuilder result = new StringBuilder(text.length());
        int from = 0;
        for (Edit edit : ordered) {
            if (edit.span().start() < from) {
                throw new IllegalArgumentException("edits overlap in " + edit.path());
            }
            result.append(text, from, edit.span().start()).append(edit.text());
            from = edit.span().end();
        }
        return result.append(text, from, text.length()).toString();
    }
}
