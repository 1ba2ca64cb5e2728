package dev.undebug.service.tree;

import java.util.regex.Pattern;

/** Searches the text of a Python file for the words needed to start, make or configure an application. */
final class SwitchWords {
    // Most matches for these words are loggers.
    private static final Pattern WORDS = Pattern.compile(
            "(?<!subprocess\\.|asyncio\\.|def )\\brun\\(|run_simple|enable_dev_tools|Flask\\(|create_app|make_app"
                    + "|[Dd]ebug(?!\\()|(?<!logging\\.)DEBUG|expose_tracebacks|format_exc|PROPAGATE_EXCEPTIONS|bottle");

    private SwitchWords() {}

    static boolean in(String text) {
        return WORDS.matcher(text).find();
    }
}
