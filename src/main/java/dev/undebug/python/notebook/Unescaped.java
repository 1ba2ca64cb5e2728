package dev.undebug.python.notebook;

import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * The code of all cells, one after the other, without JSON escapes.
 *
 * @param map from the text to the notebook
 * @param cells the span of each cell in the text
 */
record Unescaped(String text, OffsetMap map, List<Span> cells) {
    static Unescaped of(String notebook, List<Cell> cells) {
        Builder builder = new Builder(notebook);
        List<Span> spans = new ArrayList<>();
        for (Cell cell : cells) {
            int start = builder.text.length();
            cell.strings().forEach(builder::string);
            builder.endLine(start);
            spans.add(new Span(start, builder.text.length()));
        }
        return new Unescaped(builder.text.toString(), builder.map.build(), spans);
    }

    private static final class Builder {
        private final String notebook;
        private final StringBuilder text = new StringBuilder();
        private final OffsetMap.Builder map = new OffsetMap.Builder();
        private int end;

        Builder(String notebook) {
            this.notebook = notebook;
        }

        void string(Span string) {
            int at = string.start();
            while (at < string.end()) {
                int plain = at;
                while (plain < string.end() && notebook.charAt(plain) != '\\') {
                    plain++;
                }
                text.append(notebook, at, plain);
                map.add(plain - at, at, plain);
                at = plain < string.end() ? escape(plain) : plain;
            }
            end = string.end();
        }

        private int escape(int at) {
            char kind = notebook.charAt(at + 1);
            int after = at + (kind == 'u' ? 6 : 2);
            text.append(
                    switch (kind) {
                        case 'n' -> '\n';
                        case 'r' -> '\r';
                        case 't' -> '\t';
                        case 'b' -> '\b';
                        case 'f' -> '\f';
                        case 'u' -> (char) Integer.parseInt(notebook, at + 2, after, 16);
                        default -> kind;
                    });
            map.add(1, at, after);
            return after;
        }

        /** Ends the line, so that the next cell starts on a new one. */
        void endLine(int start) {
            if (text.length() > start && text.charAt(text.length() - 1) != '\n') {
                text.append('\n');
                map.add(1, end, end);
            }
        }
    }
}
