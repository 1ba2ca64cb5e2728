package dev.undebug.fact;

import dev.undebug.source.Place;
import dev.undebug.source.RepositoryPath;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A console script: a command that exists once a project is installed, and calls a function of it; or a command of Flask's that
 * its entry points of the group {@code flask.commands} add or replace.
 *
 * @param name the name of the command; of one of Flask's, after {@value #OF_FLASK}
 * @param module the module that it imports
 * @param function the function that it calls, possibly an attribute: {@code main}, {@code cli.main}
 * @param place its declaration in the project
 */
public record ConsoleScript(String name, String module, String function, Place place) {
    public static final String OF_FLASK = "flask ";

    private static final Pattern METADATA = Pattern.compile("(?:.*/)?[^/]+\\.(?:egg|dist)-info/[^/]+");

    /** Returns whether a file belongs to the metadata of a project: {@code shop.egg-info/entry_points.txt}. */
    public static boolean isMetadata(String path) {
        return METADATA.matcher(path).matches();
    }

    /** Returns the folder with the project that declares it, or with the metadata that does. */
    public RepositoryPath project() {
        RepositoryPath folder = RepositoryPath.of(place.path()).folder();
        return isMetadata(place.path()) ? folder.folder() : folder;
    }

    /** Returns the variable that Flask sets for its commands; empty for others. With it, {@code app.run()} does nothing. */
    public Optional<EnvVar> underFlask() {
        return name.startsWith(OF_FLASK)
                ? Optional.of(new EnvVar("FLASK_RUN_FROM_CLI", Optional.of("true"), place, place.span()))
                : Optional.empty();
    }

    /** Returns the same entry point as a command of Flask's. */
    public ConsoleScript ofFlask() {
        return new ConsoleScript(OF_FLASK + name, module, function, place);
    }
}
