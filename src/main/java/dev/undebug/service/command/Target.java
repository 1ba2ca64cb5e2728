package dev.undebug.service.command;

import dev.undebug.fact.ConsoleScript;
import java.util.Optional;

/** What a command line names as the code to run. */
public sealed interface Target {
    /** A file, as the program sees it: relative to the working directory or absolute. */
    record File(String path) implements Target {}

    /** {@code python -m MODULE}. */
    record Module(String name) implements Target {}

    /**
     * {@code MODULE:APPLICATION}.
     *
     * @param module dotted name, or the path of a file
     * @param application what is taken from it; empty where the server looks for it
     */
    record Application(String module, Optional<String> application) implements Target {}

    /** A command of a project that is installed. */
    record Script(ConsoleScript script) implements Target {}

    /** The command line names none. */
    record None() implements Target {}
}
