package dev.undebug.demo.page;

import static j2html.TagCreator.code;
import static j2html.TagCreator.mark;
import static j2html.TagCreator.td;
import static j2html.TagCreator.text;
import static j2html.TagCreator.tr;

import dev.undebug.demo.github.git.Hunk;
import j2html.tags.DomContent;
import j2html.tags.specialized.TrTag;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Renders the lines of a diff as table rows: old number, new number, text. */
final class DiffRows {
    private DiffRows() {}

    static TrTag header(String text) {
        return tr(td().attr("colspan", "2").withClass("number"), td(code(text))).withClass("hunk");
    }

    static TrTag line(Hunk.Line line) {
        return tr(number(line.left()), number(line.right()), cell(line.sign(), text(line.text())))
                .withClass(kind(line.sign()));
    }

    /** Returns the rows of a suggestion: removed and added lines; they have no meaningful line numbers yet. */
    static List<TrTag> replaced(List<String> before, List<String> after) {
        boolean inPlace = before.size() == after.size();
        List<TrTag> rows = new ArrayList<>();
        for (int i = 0; i < before.size(); i++) {
            rows.add(inPlace ? row('-', changed(before.get(i), after.get(i))) : row('-', text(before.get(i))));
        }
        for (int i = 0; i < after.size(); i++) {
            rows.add(inPlace ? row('+', changed(after.get(i), before.get(i))) : row('+', text(after.get(i))));
        }
        return rows;
    }

    private static TrTag row(char sign, DomContent... content) {
        return tr(cell(sign, content)).withClass(kind(sign));
    }

    private static DomContent cell(char sign, DomContent... content) {
        return td(code(content)).withClass("text").attr("data-sign", String.valueOf(sign));
    }

    private static DomContent number(OptionalInt number) {
        return td(number.isPresent() ? String.valueOf(number.getAsInt()) : "").withClass("number");
    }

    private static String kind(char sign) {
        return sign == '+' ? "add" : sign == '-' ? "delete" : "same";
    }

    /** Marks the words of a line that differ from another line, from the first to the last one. */
    private static DomContent[] changed(String line, String other) {
        int shorter = Math.min(line.length(), other.length());
        int start = 0;
        while (start < shorter && line.charAt(start) == other.charAt(start)) {
            start++;
        }
        int end = 0;
        while (end < shorter - start
                && line.charAt(line.length() - 1 - end) == other.charAt(other.length() - 1 - end)) {
            end++;
        }
        int moved = other.length() == start + end ? leftwards(line, start, line.length() - end) : 0;
        int from = wordStart(line, start - moved);
        int to = wordEnd(line, line.length() - end - moved);
        String middle = line.substring(from, to);
        return new DomContent[] {
            text(line.substring(0, from)), middle.isEmpty() ? text("") : mark(middle), text(line.substring(to))
        };
    }

    /** Returns how far a pure addition or deletion can move to the left until it begins a word. */
    private static int leftwards(String line, int start, int end) {
        int moved = 0;
        while (moved < start
                && start < end
                && line.charAt(start - moved - 1) == line.charAt(end - moved - 1)
                && !Character.isWhitespace(line.charAt(start - moved - 1))) {
            moved++;
        }
        return moved;
    }

    private static int wordStart(String line, int index) {
        int start = index;
        while (start > 0 && start < line.length() && isWord(line, start) && isWord(line, start - 1)) {
            start--;
        }
        return start;
    }

    private static int wordEnd(String line, int index) {
        int end = index;
        while (end > 0 && end < line.length() && isWord(line, end - 1) && isWord(line, end)) {
            end++;
        }
        return end;
    }

    // A surrogate counts as part of a word, so that no character is cut in two.
    private static boolean isWord(String line, int index) {
        char c = line.charAt(index);
        return Character.isLetterOrDigit(c) || Character.isSurrogate(c) || c == '_';
    }
}
