package dev.undebug.fact;

import dev.undebug.source.Place;
import java.util.List;

/**
 * A command that puts an env file in its place before something is deployed: {@code cp .env.prod .env},
 * {@code echo "DEBUG=1" >> .env}.
 *
 * @param path the env file as written, below the folder of the command; the base folder is unknown; empty if it is the
 *     same file, brought to where it is used
 * @param location the same with the values of variables, from the folder to which the text has changed
 * @param mode what happens to the file if it is there already
 * @param role the role of the services that the text starts
 * @param starts whether the text starts services at all, so that a deployment is seen to run it
 */
public record EnvFilePlacement(
        String path, String location, Content content, Mode mode, Place place, Role role, boolean starts) {
    /** Whether an existing file is kept, extended, replaced or changed. */
    public enum Mode {
        REPLACES,
        /** A condition decides: {@code [ -f .env ] || cp .env.example .env}. */
        MAY_REPLACE,
        APPENDS,
        /** A program changes some of its text: {@code sed -i}. */
        EDITS
    }

    /**
     * The content that a command gives to an env file.
     *
     * @param sources the files that it gets the content of, as the path of the placement is; a later one wins
     * @param variables the variables that the command itself writes
     * @param exact whether the variables of the sources have the values that those files show
     * @param whole whether it has no other variables than those
     */
    public record Content(List<String> sources, List<EnvVar> variables, boolean exact, boolean whole) {
        public static final Content UNKNOWN = new Content(List.of(), List.of(), false, false);

        public Content {
            sources = List.copyOf(sources);
            variables = List.copyOf(variables);
        }
    }

    /** Returns the same placement with another role. */
    public EnvFilePlacement with(Role other) {
        return new EnvFilePlacement(path, location, content, mode, place, other, starts);
    }

    /** Returns the same placement in a text that starts services. */
    public EnvFilePlacement starting() {
        return new EnvFilePlacement(path, location, content, mode, place, role, true);
    }
}
