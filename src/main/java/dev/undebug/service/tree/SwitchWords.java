package dev.undebug.service.tree;

import java.util.regex.Pattern;

/** Finds in the text of a Python file the words without which it can neither start nor make nor set an application. */
final class SwitchWords {
    // Loggers are what most files have of these words.
    private static final Pattern WORDS = Pattern.compile(
            "(?<!subprocess\\.|asyncio\\.|def )\\brun\\(|run_simple|enable_dev_tools|Flask\\(|create_app|make_app"
                    + "|[Dd]ebug(?!\\()|(?<!logging\\.)DEBUG|expose_tracebacks|format_exc|PROPAGATE_EXCEPTIONS|bottle");

    private SwitchWords() {}

    static boolean in(String text) {
        return WORDS.matcher(text).find();
    }
}
