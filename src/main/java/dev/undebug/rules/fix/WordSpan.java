package dev.undebug.rules.fix;

import dev.undebug.rule.Fix;
import dev.undebug.source.Edit;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The span to delete with a word of a command: its space, its comma, its line. */
public final class WordSpan {
    private static final Pattern LIST_ITEM = Pattern.compile("\\s*-\\s+");
    /** The text after a list element on a line of its own. */
    private static final Pattern ELEMENT = Pattern.compile(",\\s*(?:(?:#|//).*)?");

    private static final String DELIMITERS = ";:|@#~";

    private static final Pattern CONTINUED = Pattern.compile("[ \\t]*\\\\(\\r\\n|\\n|\\r)\\s*$");

    private WordSpan() {}

    /** Returns whether an option is written at one of its words, and is not in the value of a variable there. */
    public static boolean isWritten(SourceFile file, List<Span> words, String option) {
        String name = option.replaceFirst("^-++", "").split("[=\\s]", 2)[0];
        return words.stream().anyMatch(word -> file.slice(word).contains(name));
    }

    /** Returns the fix that drops an option with its value. */
    public static Fix dropped(SourceFile file, List<Span> words, String option) {
        if (OptionEntry.isIn(file)) {
            return new Fix("drop `" + option + "`", List.of(new Edit(file, OptionEntry.of(file, words), "")));
        }
        List<Edit> edits = new ArrayList<>();
        Span last = new Span(0, 0);
        for (Span word : words) {
            // A deleted line contains the value, too.
            if (!last.contains(word)) {
                last = of(file, word);
                edits.add(new Edit(file, last, ""));
            }
        }
        return new Fix("drop `" + option + "`", edits);
    }

    public static Span of(SourceFile file, Span word) {
        int number = file.position(word.start()).line();
        Span line = file.line(number);
        String text = file.text();
        String before = text.substring(line.start(), word.start());
        String after =
                text.substring(word.end(), Math.max(word.end(), line.end())).strip();
        if (LIST_ITEM.matcher(before).matches() && (after.isEmpty() || after.startsWith("#"))) {
            return file.lineWithEnd(number);
        }
        boolean option = file.path().endsWith(".ini") && (after.isEmpty() || after.startsWith("="));
        if (before.isBlank() && (after.equals("\\") || option)) {
            return file.lineWithEnd(number);
        }
        if (before.isBlank() && ELEMENT.matcher(after).matches()) {
            return file.lineWithEnd(number);
        }
        int comma = commaBefore(text, word);
        if (before.isBlank() && comma >= 0 && after.isEmpty()) {
            return new Span(comma, word.end());
        }
        if (before.isBlank()) {
            Matcher continued = CONTINUED.matcher(text.substring(0, word.start()));
            return continued.find() ? new Span(continued.start(), word.end()) : word;
        }
        return inLine(text, word);
    }

    /** Returns the index of the comma after the next-to-last element of a list; negative if there is none. */
    private static int commaBefore(String text, Span word) {
        int index = word.start() - 1;
        while (index >= 0 && Character.isWhitespace(text.charAt(index))) {
            index--;
        }
        return index >= 0 && text.charAt(index) == ',' ? index : -1;
    }

    private static Span inLine(String text, Span word) {
        int start = word.start();
        while (start > 0 && (text.charAt(start - 1) == ' ' || text.charAt(start - 1) == '\t')) {
            start--;
        }
        if (start > 0 && text.charAt(start - 1) == ',') {
            return new Span(start - 1, word.end());
        }
        int end = word.end();
        // Between two delimiters of a list of Google's, one goes with the word.
        boolean delimited = start > 0
                && end < text.length()
                && text.charAt(start - 1) == text.charAt(end)
                && DELIMITERS.indexOf(text.charAt(end)) >= 0;
        if (delimited) {
            return new Span(start - 1, end);
        }
        if (start > 0 && text.charAt(start - 1) == '[' && end < text.length() && text.charAt(end) == ',') {
            end++;
            while (end < text.length() && text.charAt(end) == ' ') {
                end++;
            }
            return new Span(word.start(), end);
        }
        return new Span(start, end);
    }
}
