package dev.undebug.python.eval.outcome;

import dev.undebug.source.Place;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a program finds where it runs.
 *
 * @param absent repository paths of files that it does not find, since its image lacks them
 * @param copies where files of the repository stand, later ones over earlier ones
 * @param written the variables of a {@code .env} that its image or the script that starts it writes, in order
 * @param mode whether its Flask has {@code app.env} and {@code config["ENV"]}, as releases from 1.0 to 2.2 do
 */
public record Surroundings(Set<String> absent, List<Copied> copies, List<Written> written, Truth mode) {
    /** Nothing is known of them: the repository as it is. */
    public static final Surroundings NONE = of(Truth.UNKNOWN);

    public Surroundings {
        absent = Set.copyOf(absent);
        copies = List.copyOf(copies);
        written = List.copyOf(written);
    }

    /** Returns the repository as it is, with a Flask of which this is known. */
    public static Surroundings of(Truth mode) {
        return new Surroundings(Set.of(), List.of(), List.of(), mode);
    }

    /**
     * A file or folder of the repository at an absolute path.
     *
     * @param repository repository path; {@code ""} is the root
     */
    public record Copied(String target, String repository) {}

    /**
     * A variable in a file that is written where the program runs.
     *
     * @param value empty if it is not known
     * @param place the value
     */
    public record Written(String name, Optional<String> value, Place place) {}
}
