package dev.undebug.python.eval.outcome;

import java.util.List;
import java.util.Set;

/**
 * What a program finds where it runs.
 *
 * @param absent repository paths of files that it does not find, since its image lacks them
 * @param copies where files of the repository stand, later ones over earlier ones
 * @param mode whether its Flask has {@code app.env} and {@code config["ENV"]}, as releases from 1.0 to 2.2 do
 */
public record Surroundings(Set<String> absent, List<Copied> copies, Truth mode) {
    /** Nothing is known of them: the repository as it is. */
    public static final Surroundings NONE = new Surroundings(Set.of(), List.of(), Truth.UNKNOWN);

    public Surroundings {
        absent = Set.copyOf(absent);
        copies = List.copyOf(copies);
    }

    /**
     * A file or folder of the repository at an absolute path.
     *
     * @param repository repository path; {@code ""} is the root
     */
    public record Copied(String target, String repository) {}
}
