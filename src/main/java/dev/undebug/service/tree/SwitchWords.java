package dev.undebug.service.tree;

import java.util.List;
import java.util.function.IntPredicate;

/**
 * Searches the text of a Python file for the words needed to start, make or configure an application. Whole repositories
 * are searched, so it looks for plain words, and at what stands around them.
 */
final class SwitchWords {
    private static final List<String> WORDS = List.of(
            "run_simple",
            "enable_dev_tools",
            "Flask(",
            "create_app",
            "make_app",
            "expose_tracebacks",
            "format_exc",
            "PROPAGATE_EXCEPTIONS",
            "bottle");

    private final String text;

    private SwitchWords(String text) {
        this.text = text;
    }

    static boolean in(String text) {
        SwitchWords words = new SwitchWords(text);
        return words.any("DEBUG", at -> !words.precedes(at, "logging."))
                || words.any("ebug", words::isDebug)
                || words.any("run(", words::isRun)
                || WORDS.stream().anyMatch(text::contains);
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

    /** Returns whether {@code debug} is no call: most of these are loggers'. */
    private boolean isDebug(int at) {
        boolean whole = precedes(at, "d") || precedes(at, "D");
        return whole && !text.startsWith("(", at + "ebug".length());
    }

    private boolean isRun(int at) {
        boolean within = at > 0 && (Character.isLetterOrDigit(text.charAt(at - 1)) || text.charAt(at - 1) == '_');
        return !within && !precedes(at, "subprocess.") && !precedes(at, "asyncio.") && !precedes(at, "def ");
    }
}
