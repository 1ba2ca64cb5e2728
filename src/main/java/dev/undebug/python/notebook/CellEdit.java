package dev.undebug.python.notebook;

import dev.undebug.source.Edit;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Translates an edit of a notebook's code into an edit of its JSON, in the notebook's own format: one string for each
 * line.
 */
final class CellEdit {
    private static final Pattern BETWEEN_STRINGS = Pattern.compile("\"\\s*+,\\s*+\"");

    private final String json;
    private final Cell cell;
    private final int first;
    private final int last;

    private CellEdit(String json, Cell cell, int first, int last) {
        this.json = json;
        this.cell = cell;
        this.first = first;
        this.last = last;
    }

    /** Returns the edit of the notebook; empty if the edit is not within one cell. */
    static Optional<Edit> of(Notebook notebook, Edit taken) {
        Edit edit = withoutLineEnd(taken);
        Span span = notebook.span(edit.span());
        for (Cell cell : notebook.cells()) {
            int first = indexOf(cell.strings(), span.start());
            int last = indexOf(cell.strings(), span.end());
            if (first >= 0 && last >= first) {
                SourceFile file = notebook.file();
                CellEdit inCell = new CellEdit(file.text(), cell, first, last);
                boolean wholeLine = edit.file().slice(edit.span()).endsWith("\n");
                Span replaced = wholeLine ? inCell.withSeparator(span, edit.text()) : span;
                return Optional.of(new Edit(file, replaced, inCell.escaped(edit.text(), replaced.end())));
            }
        }
        return Optional.empty();
    }

    /** Leaves an unchanged line end out of the edit. */
    private static Edit withoutLineEnd(Edit edit) {
        Span span = edit.span();
        if (!edit.text().endsWith("\n") || !edit.file().slice(span).endsWith("\n")) {
            return edit;
        }
        String text = edit.text().substring(0, edit.text().length() - 1);
        return new Edit(edit.file(), new Span(span.start(), span.end() - 1), text);
    }

    private static int indexOf(List<Span> strings, int offset) {
        for (int i = 0; i < strings.size(); i++) {
            if (strings.get(i).start() <= offset && offset <= strings.get(i).end()) {
                return i;
            }
        }
        return -1;
    }

    /** Extends the span of a removed line end: the next string moves up; without one, the whole string goes. */
    private Span withSeparator(Span span, String text) {
        List<Span> strings = cell.strings();
        boolean toItsEnd = span.end() == strings.get(last).end();
        if (toItsEnd && last + 1 < strings.size()) {
            return new Span(span.start(), strings.get(last + 1).start());
        }
        boolean whole =
                toItsEnd && text.isEmpty() && span.start() == strings.get(first).start();
        return whole && first > 0 ? new Span(strings.get(first - 1).end(), span.end()) : span;
    }

    private String escaped(String text, int end) {
        boolean somethingFollows = cell.strings().stream().noneMatch(string -> string.end() == end);
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            escape(c, escaped);
            if (c == '\n' && cell.listed() && (somethingFollows || i + 1 < text.length())) {
                escaped.append(separator());
            }
        }
        return escaped.toString();
    }

    private static void escape(char c, StringBuilder into) {
        switch (c) {
            case '"' -> into.append("\\\"");
            case '\\' -> into.append("\\\\");
            case '\n' -> into.append("\\n");
            case '\r' -> into.append("\\r");
            case '\t' -> into.append("\\t");
            default -> {
                if (c < ' ') {
                    into.append("\\u%04x".formatted((int) c));
                } else {
                    into.append(c);
                }
            }
        }
    }

    /** Returns the text between two strings of the list; for a single string, the text to write there. */
    private String separator() {
        List<Span> strings = cell.strings();
        int before = Math.min(first, strings.size() - 2);
        if (before >= 0) {
            String between = json.substring(
                    strings.get(before).end(), strings.get(before + 1).start());
            return BETWEEN_STRINGS.matcher(between).matches() ? between : "";
        }
        int quote = strings.get(first).start() - 1;
        int space = quote;
        while (Character.isWhitespace(json.charAt(space - 1))) {
            space--;
        }
        return "\"," + json.substring(space, quote) + "\"";
    }
}
