package dev.undebug.fact;

import dev.undebug.source.Place;
import java.util.List;

/**
 * A command that puts an env file in its place before something is deployed: {@code cp .env.prod .env},
 * {@code echo "DEBUG=1" >> .env}.
 *
 * @param path the env file as written, below the folder of the command; the base folder is unknown
 * @param sources the files that it gets the content of, as {@code path} is; a later one wins
 * @param variables the variables that the command itself writes
 * @param mode what happens to the file if it is there already
 * @param exact whether the variables of the sources have the values that those files show
 * @param role the role of the services that the text starts
 */
public record EnvFilePlacement(
        String path, List<String> sources, List<EnvVar> variables, Mode mode, boolean exact, Place place, Role role) {
    public EnvFilePlacement {
        sources = List.copyOf(sources);
        variables = List.copyOf(variables);
    }

    /** Whether an existing file is kept, extended or replaced. */
    public enum Mode {
        REPLACES,
        /** A condition decides: {@code [ -f .env ] || cp .env.example .env}. */
        MAY_REPLACE,
        APPENDS
    }

    /** Returns the same placement with another role. */
    public EnvFilePlacement with(Role other) {
        return new EnvFilePlacement(path, sources, variables, mode, exact, place, other);
    }
}
