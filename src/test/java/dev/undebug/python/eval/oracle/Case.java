package dev.undebug.python.eval.oracle;

import dev.undebug.python.eval.outcome.Entry;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One way to run a program.
 *
 * @param environment the variables that it starts with
 * @param entry the file that is run or imported
 * @param application what a server takes from the file; empty when it runs as a program
 */
record Case(Map<String, String> environment, String entry, Optional<String> application) {
    Case {
        environment = Map.copyOf(environment);
    }

    /** Returns where the interpreter begins. */
    Entry start() {
        return application.isPresent()
                ? new Entry(entry, false, application, List.of(), List.of(""))
                : Entry.program(entry);
    }

    @Override
    public String toString() {
        StringBuilder command = new StringBuilder();
        environment.forEach(
                (name, value) -> command.append(name).append("='").append(value).append("' "));
        return command
                + application.map(wanted -> "gunicorn " + entry + " " + wanted).orElse("python " + entry);
    }
}
