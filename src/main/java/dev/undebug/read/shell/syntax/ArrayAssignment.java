package dev.undebug.read.shell.syntax;

import dev.undebug.read.text.MappedText;
import dev.undebug.read.word.Assignment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A word that assigns to an array: {@code NAME=(a b)}, {@code NAME+=(c)}, {@code NAME[0]=d}.
 *
 * @param elements the words in the brackets, as written; empty if it assigns by an index or a key
 */
public record ArrayAssignment(String name, boolean appends, Optional<List<MappedText>> elements) {
    /** Reads a word as written. */
    public static Optional<ArrayAssignment> of(MappedText word) {
        String text = word.text();
        int equals = text.indexOf('=');
        int bracket = text.indexOf('[');
        if (bracket > 0 && bracket < equals && Assignment.isName(text, bracket)) {
            return Optional.of(new ArrayAssignment(text.substring(0, bracket), false, Optional.empty()));
        }
        int open = equals + 1;
        if (equals < 1 || word.peek(open) != '(' || open(word, 0, open) != open) {
            return Optional.empty();
        }
        boolean appends = text.charAt(equals - 1) == '+';
        List<MappedText> elements = elements(word.sub(open + 1, Math.max(open + 1, word.length() - 1)));
        boolean keyed = elements.stream().anyMatch(element -> element.text().startsWith("["));
        return Optional.of(new ArrayAssignment(
                text.substring(0, appends ? equals - 1 : equals),
                appends,
                keyed ? Optional.empty() : Optional.of(elements)));
    }

    private static List<MappedText> elements(MappedText inner) {
        ShellCursor cursor = new ShellCursor(inner);
        List<MappedText> elements = new ArrayList<>();
        cursor.skipLines();
        Optional<MappedText> element = cursor.word();
        while (element.isPresent()) {
            elements.add(element.get());
            cursor.skipLines();
            element = cursor.word();
        }
        return elements;
    }

    /** Returns the index of the bracket at the index if that opens the elements of an array, else {@code -1}. */
    static int open(MappedText in, int from, int at) {
        int equals = at - 1;
        if (equals <= from || in.charAt(equals) != '=') {
            return -1;
        }
        int end = in.charAt(equals - 1) == '+' ? equals - 1 : equals;
        return end > from && Assignment.isName(in.text().substring(from, end), end - from) ? at : -1;
    }
}
