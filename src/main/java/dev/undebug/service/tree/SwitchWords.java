package dev.undebug.service.tree;

import dev.undebug.source.WordSearch;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/**
 * Searches the text of a Python file for the words needed to start, make or configure an application. Whole repositories
 * are searched, so it looks for plain words, and at the text around them.
 */
final class SwitchWords {
    private static final WordSearch WORDS = WordSearch.of(
            "run_simple",
            "enable_dev_tools",
            "Flask(",
            "create_app",
            "make_app",
            "expose_tracebacks",
            "format_exc",
            "print_exc",
            "extract_tb",
            "render_traceback",
            "cgitb",
            "PROPAGATE_EXCEPTIONS",
            "bottle");

    private static final Pattern OFF = Pattern.compile("[ \\t]?=[ \\t]?(?:False|None)\\b");

    private final String text;

    private SwitchWords(String text) {
        this.text = text;
    }

    static boolean in(String text) {
        SwitchWords words = new SwitchWords(text);
        return words.any("DEBUG", at -> !words.precedes(at, "logging.") && !words.isOff(at + "DEBUG".length()))
                || words.any("ebug", words::isDebug)
                || words.any("run(", words::isRun)
                || WORDS.isIn(text);
    }

    private boolean any(String word, IntPredicate counts) {
        for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
            if (counts.test(at)) {
                return true;
            }
        }
        return false;
    }

    private boolean precedes(int at, String word) {
        return text.startsWith(word, at - word.length());
    }

    /**
     * Returns whether {@code debug} may be a value: most calls are loggers', and what has attributes or is imported is most
     * often a module. Who uses an imported value names it once more.
     */
    private boolean isDebug(int at) {
        int end = at + "ebug".length();
        boolean whole = precedes(at, "d") || precedes(at, "D");
        return whole && !text.startsWith("(", end) && !hasAttribute(end) && !isImported(at) && !isOff(end);
    }

    /**
     * Returns whether a written value that is off follows a name, as in {@code configure(debug=False)}. Who starts a server or
     * uses that value has another word.
     */
    private boolean isOff(int end) {
        return OFF.matcher(text).region(end, text.length()).lookingAt();
    }

    private boolean hasAttribute(int end) {
        return text.startsWith(".", end)
                && end + 1 < text.length()
                && Character.isJavaIdentifierStart(text.charAt(end + 1));
    }

    private boolean isImported(int at) {
        int line = text.lastIndexOf('\n', at) + 1;
        while (line < at && Character.isWhitespace(text.charAt(line))) {
            line++;
        }
        boolean statement = text.startsWith("import ", line) || text.startsWith("from ", line);
        return statement && text.substring(line, at).indexOf(';') < 0;
    }

    private boolean isRun(int at) {
        boolean within = at > 0 && (Character.isLetterOrDigit(text.charAt(at - 1)) || text.charAt(at - 1) == '_');
        return !within && !precedes(at, "subprocess.") && !precedes(at, "asyncio.") && !precedes(at, "def ");
    }
}
