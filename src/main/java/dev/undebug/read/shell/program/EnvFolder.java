package dev.undebug.read.shell.program;

import dev.undebug.read.word.Token;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the folder whose files are variables of the program that a wrapper starts: {@code envdir env flask run}. */
public final class EnvFolder {
    /** Programs that take the folder as the last word in front of the program. */
    private static final Set<String> FOLLOWED = Set.of("envdir", "s6-envdir");

    private static final String PYTHON = "py";
    private static final String CHPST = "chpst";
    private static final String OPTION = "-e";

    private EnvFolder() {}

    /**
     * Returns the folder, if a wrapper takes one.
     *
     * @param program its name without a folder
     * @param options the words of its command line that are its own
     */
    public static Optional<Token> of(String program, List<Token> options) {
        // Python may start the wrapper as a module.
        boolean module =
                program.startsWith(PYTHON) && options.stream().map(Token::value).anyMatch(FOLLOWED::contains);
        if (FOLLOWED.contains(program) || module) {
            return options.isEmpty() ? Optional.empty() : Optional.of(options.get(options.size() - 1));
        }
        for (int i = 0; program.equals(CHPST) && i + 1 < options.size(); i++) {
            if (options.get(i).is(OPTION)) {
                return Optional.of(options.get(i + 1));
            }
        }
        return Optional.empty();
    }
}
