package dev.undebug.service.command;

import dev.undebug.fact.ConsoleScript;
import dev.undebug.fact.Word;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The code that a command line names to run. */
public sealed interface Target {
    /** A file, as the program sees it: relative to the working directory or absolute. */
    record File(String path) implements Target {
        private static final Pattern ARCHIVE = Pattern.compile("(?i).*\\.(?:pyz|pyzw|zip|egg|whl)");

        /** Returns whether it is an archive with the code in it: {@code python shop.pyz}. */
        public boolean isArchive() {
            return ARCHIVE.matcher(path).matches();
        }
    }

    /** {@code python -m MODULE}. */
    record Module(String name) implements Target {}

    /**
     * {@code MODULE:APPLICATION}.
     *
     * @param module dotted name, or the path of a file
     * @param application the attribute or call; empty if the server looks for it
     */
    record Application(String module, Optional<String> application) implements Target {}

    /**
     * A module is imported, and a function of it called.
     *
     * @param function possibly an attribute: {@code main}, {@code cli.main}
     */
    record Call(String module, String function) implements Target {}

    /**
     * The code itself: {@code python -c "…"}.
     *
     * @param word with the code, at its place in the command
     */
    record Code(Word word) implements Target {
        private static final Pattern IMPORT =
                Pattern.compile("(?:^|[;\\n])[ \\t]*(?:from|import)[ \\t]+([A-Za-z_][\\w.]*)");

        /** Returns the modules that it imports. */
        public List<String> modules() {
            return IMPORT.matcher(word.text())
                    .results()
                    .map(found -> found.group(1))
                    .toList();
        }
    }

    /**
     * A command that an application registers: {@code flask --app shop import-orders}. Its name is the first argument.
     *
     * @param application empty if the environment names it, or {@code flask} looks for it
     */
    record Command(Optional<Application> application) implements Target {}

    /** A console script of an installed project. */
    record Script(ConsoleScript script) implements Target {}

    /** The command line names no code. */
    record None() implements Target {}
}
