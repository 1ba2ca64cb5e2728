package dev.undebug.service.command;

import dev.undebug.fact.Word;
import java.util.List;
import java.util.Set;

/** Recognises servers that are only asked for something, and serve nobody: {@code gunicorn --version}. */
final class OnlyTells {
    private static final Set<String> SERVERS = Set.of(
            "waitress-serve", "waitress", "hypercorn", "uvicorn", "granian", "cheroot", "mod_wsgi-express", "unitd");

    private static final Set<String> OPTIONS = Set.of("--version", "--help");

    private static final Set<String> OF_GUNICORN =
            Set.of("-v", "--version", "-h", "--help", "--check-config", "--print-config");

    /** The options with which uWSGI ends at once: it tells something, or sends a signal to another uWSGI. */
    private static final Set<String> OF_UWSGI = Set.of("--version", "--help", "--stop", "--reload");

    private OnlyTells() {}

    /** @param words the words after the program */
    static boolean is(String program, List<Word> words) {
        if (UwsgiCommand.isProgram(program)) {
            return isOfUwsgi(words);
        }
        Set<String> options =
                GunicornCommand.isProgram(program) ? OF_GUNICORN : SERVERS.contains(program) ? OPTIONS : Set.of();
        return words.stream().map(Word::text).anyMatch(options::contains);
    }

    /** In uWSGI, an option may be the value of the one before: {@code --procname --stop}. */
    private static boolean isOfUwsgi(List<Word> words) {
        String before = "";
        for (Word word : words) {
            String option = word.text().split("=", 2)[0];
            boolean value = before.startsWith("-") && !before.contains("=");
            if (OF_UWSGI.contains(option) && !value) {
                return true;
            }
            before = word.text();
        }
        return false;
    }

    /**
     * Returns whether Python only tells its version or its options.
     *
     * @param option its first one
     */
    static boolean isOfPython(String option) {
        return OPTIONS.contains(option) || option.matches("-VV?|-h");
    }
}
