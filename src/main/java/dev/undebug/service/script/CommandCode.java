package dev.undebug.service.script;

import dev.undebug.python.eval.outcome.CodePart;
import dev.undebug.read.text.TemplatePlaceholders;
import dev.undebug.source.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the code of a command line in the file that contains it, where quotes, escapes and indentation stand around it. */
public final class CommandCode {
    private static final String AROUND = "\"'\\ \t\r\n";
    private static final Pattern EXPANSION = Pattern.compile(
            "\\$(?:\\w+|\\{\\w[^{}\\n]*\\}|\\((?:[^()\\n]|\\([^()\\n]*\\))+\\))|" + TemplatePlaceholders.UNKNOWN + "+");

    /** The text that a Makefile's reader gives for a variable of which nothing is known; in quotes, no shell takes it for anything. */
    private static final String NOTHING = "$()";

    private static final Pattern ARGUMENT = Pattern.compile("[(,]\\s*\\w+\\s*=\\s*$");
    private static final Pattern STRING =
            Pattern.compile("[rbfuRBFU]{0,2}(?:'(?:[^'\\\\\n]|\\\\.)*+'|\"(?:[^\"\\\\\n]|\\\\.)*+\")");

    private final String written;
    private final char[] text;
    private final int start;
    /** Where something was put in that is unknown, or has no room. */
    private final List<Integer> computed = new ArrayList<>();

    private int at;

    private CommandCode(Place place) {
        this.written = place.text();
        this.start = place.span().start();
        this.text = new char[place.file().text().length()];
        Arrays.fill(text, ' ');
    }

    /**
     * Returns the code at its place in the file; empty if it is not written there, apart from what a shell puts into it. A
     * text of which it puts in a part is unknown.
     *
     * @param place the word with the code, as written
     * @param literal whether no shell puts anything unknown into it
     */
    public static Optional<CodePart> at(Place place, String code, boolean literal) {
        CommandCode found = new CommandCode(place);
        boolean first = true;
        for (int i = 0; i < code.length(); i++) {
            boolean open = code.startsWith(NOTHING, i) && found.open();
            if (open || !found.put(code.charAt(i), first)) {
                int after = open ? i + NOTHING.length() : found.expanded(code, i);
                if (after < 0) {
                    return Optional.empty();
                }
                i = after - 1;
            }
            first = code.charAt(i) == '\n';
        }
        return found.part(place, literal);
    }

    /** Returns the code that commands write to a file. A text of which a shell puts in a part is unknown there. */
    public static Optional<CodePart> of(WrittenCode written) {
        Place place = written.unit().place();
        return written.text().flatMap(text -> {
            CommandCode found = new CommandCode(place);
            text.getChars(0, text.length(), found.text, found.start);
            if (found.start > 0) {
                found.text[found.start - 1] = '\n';
            }
            return found.part(place, written.literal());
        });
    }

    private Optional<CodePart> part(Place place, boolean literal) {
        String code = new String(text);
        String whole = literal && computed.isEmpty() ? code : withoutComputedTexts(code);
        boolean known = literal && computed.isEmpty();
        return (known ? Optional.of(whole) : filled(whole)).map(made -> CodePart.within(place.file(), made, !known));
    }

    /**
     * Puts the known value of an expansion in its place: one that has no room there is a name of which nothing is known.
     *
     * @param from the index of the value in the code
     * @return the index after it; negative if there is none
     */
    private int expanded(String code, int from) {
        Matcher expansion = EXPANSION.matcher(written).region(at, written.length());
        if (!expansion.lookingAt()) {
            return -1;
        }
        int next = expansion.end();
        String behind = written.substring(next, Math.min(written.length(), next + 1));
        int after = behind.isEmpty() || (AROUND.indexOf(behind.charAt(0)) >= 0 && code.indexOf(behind, from) < 0)
                ? code.length()
                : code.indexOf(behind, from);
        if (after < 0) {
            return -1;
        }
        String value = code.substring(from, after);
        // The argument ends with the expansion, so that a fix that drops it drops all of it.
        boolean fits = isPlain(expansion.group())
                && value.indexOf('\n') < 0
                && (value.length() == next - at || (value.length() < next - at && isArgument()));
        String put = fits ? value : CodePart.UNKNOWN;
        put.getChars(0, put.length(), text, start + (fits ? next - put.length() : at));
        if (!fits || isInString(new String(text), start + at)) {
            computed.add(start + at);
        }
        at = next;
        return after;
    }

    /** Puts a name of which nothing is known where an expansion is next, whose value nobody knows. */
    private boolean open() {
        int next = at;
        while (next < written.length() && AROUND.indexOf(written.charAt(next)) >= 0) {
            next++;
        }
        Matcher expansion = EXPANSION.matcher(written).region(next, written.length());
        if (!expansion.lookingAt()) {
            return false;
        }
        CodePart.UNKNOWN.getChars(0, CodePart.UNKNOWN.length(), text, start + next);
        computed.add(start + next);
        at = expansion.end();
        return true;
    }

    /** Returns whether nothing but the value of a variable is put in, no default of one that may be set. */
    private static boolean isPlain(String expansion) {
        return !expansion.contains(":") && !expansion.contains("-");
    }

    /** Returns whether what follows is the value of a keyword argument. */
    private boolean isArgument() {
        return ARGUMENT.matcher(new String(text, start, at)).find();
    }

    /** Returns code in which a name of which nothing is known stands for each text that a shell puts something into. */
    private String withoutComputedTexts(String code) {
        StringBuilder known = new StringBuilder(code);
        List<Integer> within = new ArrayList<>(computed);
        Matcher expansion = EXPANSION.matcher(code).region(start, start + written.length());
        while (expansion.find()) {
            within.add(expansion.start());
        }
        Matcher string = STRING.matcher(code).region(start, start + written.length());
        while (string.find()) {
            int from = string.start();
            int to = string.end();
            if (within.stream().anyMatch(at -> from < at && at < to)) {
                computed.add(from);
                known.replace(from, to, CodePart.UNKNOWN + " ".repeat(to - from - CodePart.UNKNOWN.length()));
            }
        }
        return known.toString();
    }

    /** @param first whether the character begins a line, which what is written before it must not indent */
    private boolean put(char c, boolean first) {
        while (at < written.length() && !isAt(c)) {
            if (AROUND.indexOf(written.charAt(at)) < 0) {
                return false;
            }
            at++;
        }
        if (at == written.length()) {
            return false;
        }
        at += isEscapedLineEnd(c) ? 1 : 0;
        if (first && start + at > 0) {
            text[start + at - 1] = '\n';
        }
        text[start + at] = c;
        at++;
        return true;
    }

    private boolean isAt(char c) {
        return written.charAt(at) == c || isEscapedLineEnd(c);
    }

    private boolean isEscapedLineEnd(char c) {
        return c == '\n' && written.startsWith("\\n", at);
    }

    private Optional<String> filled(String code) {
        StringBuilder known = new StringBuilder(code);
        Matcher expansion = EXPANSION.matcher(code).region(start, start + written.length());
        while (expansion.find()) {
            int length = expansion.end() - expansion.start() - CodePart.UNKNOWN.length();
            known.replace(expansion.start(), expansion.end(), CodePart.UNKNOWN + " ".repeat(length));
        }
        return known.indexOf("$") < 0 && known.indexOf("`") < 0 ? Optional.of(known.toString()) : Optional.empty();
    }

    private boolean isInString(String code, int end) {
        char quote = 0;
        for (int i = start; i < end; i++) {
            char c = code.charAt(i);
            if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
            } else if (c == quote) {
                quote = 0;
            }
        }
        return quote != 0;
    }
}
