package dev.undebug.service.tree;

import dev.undebug.source.SourceFile;
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
            "expose_tracebacks",
            "format_exc",
            "print_exc",
            "extract_tb",
            "render_traceback",
            "cgitb",
            "PROPAGATE_EXCEPTIONS",
            "GraphQL(",
            "GraphQLRouter",
            "GraphQLView",
            "bottle");

    /** The whole of a value: {@code False or True} is another one. */
    private static final Pattern OFF =
            Pattern.compile("[ \\t]?=[ \\t]?(?:False|None)[ \\t]{0,99}+(?:[,)\\r\\n#;]|\\z)");

    /** Gives a value to a name, an argument or a key. */
    private static final Pattern GIVEN = Pattern.compile("[\"']?\\]?[ \\t]?(?:=(?!=)|:)");

    /** Names with these words are for debuggers as those with {@code debug} are for debug mode. */
    private static final String DEBUGGER = "debugger";

    /** The most characters of a name; longer ones are cut, as all names of a file are looked at. */
    private static final int LONGEST = 100;

    private final SourceFile file;
    private final String text;

    /** Whether a line that begins with a hash is a remark, and not the end of a longer text or of a line of its own. */
    private final boolean remarks;

    /** The line of the word that is looked at; words are looked at from the first to the last. */
    private int line;

    private int lineEnd;

    /** The end of the line's import statement, or the start of the line. */
    private int imported;

    private SwitchWords(SourceFile file) {
        this.file = file;
        this.text = file.text();
        this.remarks = !text.contains("\"\"\"") && !text.contains("'''") && text.indexOf('\r') < 0;
    }

    static boolean in(SourceFile file) {
        SwitchWords words = new SwitchWords(file);
        return words.any("DEBUG", words::isSetting)
                || words.any("ebug", words::isDebug)
                || words.any("run", words::isRun)
                || words.any("Flask", at -> words.isCalled(at + "Flask".length()))
                || words.any("create_app", at -> words.isFactory(at, "create_app"))
                || words.any("make_app", at -> words.isFactory(at, "make_app"))
                || WORDS.isIn(file);
    }

    private boolean any(String word, IntPredicate counts) {
        if (!file.mayContain(word)) {
            return false;
        }
        begin(0);
        for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
            while (lineEnd < at) {
                begin(lineEnd + 1);
            }
            if (counts.test(at) && !(remarks && text.charAt(line) == '#')) {
                return true;
            }
        }
        return false;
    }

    private boolean precedes(int at, String word) {
        return text.startsWith(word, at - word.length());
    }

    /** Begins a line: with its first character that is no blank. */
    private void begin(int start) {
        int end = text.indexOf('\n', start);
        lineEnd = end < 0 ? text.length() : end;
        line = start;
        while (line < lineEnd && Character.isWhitespace(text.charAt(line))) {
            line++;
        }
        imported = line;
        if (text.startsWith("import ", line) || text.startsWith("from ", line)) {
            while (imported < lineEnd && text.charAt(imported) != ';') {
                imported++;
            }
        }
    }

    private int start(int at) {
        int start = at;
        while (start > 0 && at - start < LONGEST && isWord(start - 1)) {
            start--;
        }
        return start;
    }

    private int end(int at) {
        int end = at;
        while (end - at < LONGEST && isWord(end)) {
            end++;
        }
        return end;
    }

    private boolean isWord(int at) {
        return at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_');
    }

    /** Returns whether {@code DEBUG} may be a setting or a variable of the environment, such as {@code FLASK_DEBUG}. */
    private boolean isSetting(int at) {
        int after = at + "DEBUG".length();
        int end = end(after);
        return !precedes(at, "logging.") && !isOff(end) && (end == after || isGiven(start(at), at, end, end));
    }

    /**
     * Returns whether {@code debug} may be a value: most calls are loggers', and what has attributes or is imported is most
     * often a module. Who uses an imported value names it once more.
     */
    private boolean isDebug(int at) {
        int first = at - 1;
        boolean small = precedes(at, "d");
        int after = at + "ebug".length();
        if ((!small && !precedes(at, "D")) || text.startsWith("(", after) || hasAttribute(after) || at < imported) {
            return false;
        }
        int end = end(after);
        int start = start(first);
        boolean whole = start == first && end == after;
        boolean names = whole || !small || text.startsWith(DEBUGGER, first) || isGiven(start, first, after, end);
        return names && !isOff(end);
    }

    /**
     * Returns whether a longer name, which begins or ends with the word, is given a value: {@code is_debug = …},
     * {@code debug_mode=…}. Other names are those of logs, pages and permissions.
     */
    private boolean isGiven(int start, int word, int after, int end) {
        return (start == word || end == after)
                && GIVEN.matcher(text).region(end, text.length()).lookingAt();
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

    /** Returns whether a parenthesis follows, perhaps after blanks. */
    private boolean isCalled(int end) {
        int at = end;
        while (at < text.length()
                && at - end < LONGEST
                && (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == '\\')) {
            at++;
        }
        return text.startsWith("(", at);
    }

    private boolean isRun(int at) {
        boolean within = at > 0 && isWord(at - 1);
        return !within
                && isCalled(at + "run".length())
                && !precedes(at, "subprocess.")
                && !precedes(at, "asyncio.")
                && !precedes(at, "def ");
    }

    /**
     * Returns whether a name that begins with the word may make an application. In {@code model.oauth.create_application(…)} it
     * is what else is called an application.
     */
    private boolean isFactory(int at, String word) {
        int after = at + word.length();
        int end = end(after);
        return end == after || (text.startsWith("(", end) && !isDeep(start(at)));
    }

    private boolean isDeep(int start) {
        int outer = start > 0 && text.charAt(start - 1) == '.' ? start(start - 1) : 0;
        return outer > 0 && text.charAt(outer - 1) == '.';
    }
}
