package dev.undebug.review.draft;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Escapes text from a repository for GitHub's Markdown, so that it shows as it is: no mention, no HTML, no link, no way
 * out of a fence.
 */
public final class Markdown {
    /** Characters with a meaning anywhere in a line. */
    private static final String SPECIAL = "\\`*_{}[]#!|~$";

    /** A run of backticks up to the next run of the same length, as in CommonMark. */
    private static final Pattern CODE_SPAN = Pattern.compile("(?<!`)(`+)(?!`)(.+?)(?<!`)\\1(?!`)", Pattern.DOTALL);

    /** Characters that reverse the direction of text, so that people see something else than is there. */
    private static final Pattern DIRECTION = Pattern.compile("[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]");

    /** A bar without a backslash of its own, so that it would end a table cell. */
    private static final Pattern BAR = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\|");

    private static final int MAX_CODE = 200;

    private Markdown() {}

    /** Returns a code span on one line, cut where it is too long to read. */
    public static String code(String text) {
        String line = text.strip().replaceAll("\\s+", " ").replaceAll("\\p{Cntrl}", "\uFFFD");
        line = DIRECTION.matcher(line).replaceAll("\uFFFD");
        if (line.isEmpty()) {
            return "(empty)";
        }
        if (line.codePointCount(0, line.length()) > MAX_CODE) {
            line = line.substring(0, line.offsetByCodePoints(0, MAX_CODE)) + "…";
        }
        String fence = "`".repeat(longestRun(line) + 1);
        boolean pad = line.startsWith("`") || line.endsWith("`");
        return pad ? fence + " " + line + " " + fence : fence + line + fence;
    }

    /**
     * Returns prose with code spans. Text outside of them is escaped, so that a quoted message cannot become markup.
     */
    public static String prose(String text) {
        StringBuilder out = new StringBuilder();
        String plain = DIRECTION.matcher(text).replaceAll("\uFFFD");
        Matcher span = CODE_SPAN.matcher(plain);
        int from = 0;
        while (span.find()) {
            escape(plain.substring(from, span.start()), out);
            out.append(code(span.group(2)));
            from = span.end();
        }
        escape(plain.substring(from), out);
        return out.toString();
    }

    /** Returns prose with code spans for a place that does not render Markdown. */
    static String plain(String text) {
        String visible = DIRECTION.matcher(text).replaceAll("\uFFFD");
        return CODE_SPAN.matcher(visible).replaceAll("$2");
    }

    /** Returns prose that ends like a sentence. */
    public static String sentence(String text) {
        String end = text.isEmpty() ? "" : text.substring(text.length() - 1);
        return prose(text) + (".?!".contains(end) ? "" : ".");
    }

    /** Returns a fenced block whose fence is longer than any run of backticks in it. */
    static String fenced(String info, String text) {
        String fence = "`".repeat(Math.max(3, longestRun(text) + 1));
        return fence + info + "\n" + text + (text.isEmpty() || text.endsWith("\n") ? "" : "\n") + fence;
    }

    /** Returns a table cell, with bars escaped, even those in code. */
    static String cell(String markdown) {
        return BAR.matcher(markdown).replaceAll("$1\\\\|").replace("\n", " ");
    }

    private static void escape(String text, StringBuilder out) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                // A zero-width space keeps the name readable and mentions nobody.
                case '@' -> out.append("@\u200B");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                default -> {
                    if (SPECIAL.indexOf(c) >= 0 || startsList(text, i) || startsLink(text, i)) {
                        out.append('\\');
                    }
                    out.append(c);
                }
            }
        }
    }

    private static boolean startsList(String text, int index) {
        char c = text.charAt(index);
        boolean lineStart = index == 0 || text.charAt(index - 1) == '\n';
        return lineStart && (c == '-' || c == '+');
    }

    /** GitHub turns bare addresses into links. */
    private static boolean startsLink(String text, int index) {
        return text.startsWith("://", index) || (index >= 3 && text.regionMatches(true, index - 3, "www.", 0, 4));
    }

    private static int longestRun(String text) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = text.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }
}
