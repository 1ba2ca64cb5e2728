package dev.undebug.read.text;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The variables of a shell script that have the path of the script, of its folder or of one near that:
 * {@code DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"}.
 */
public final class OwnFolderVariables {
    /** The script itself; its name is not known, and a folder above it is all that matters. */
    private static final Map<String, String> SELF = Map.of("0", "./self", "BASH_SOURCE", "./self");

    private static final int MAX_LENGTH = 300;

    /** A variable, and the parts of a path behind it. */
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{?(\\w++)(?:\\[0\\])?\\}?((?:/[\\w.-]++)*+/?)");

    /** The same parts behind a command that prints a path. */
    private static final Pattern BELOW = Pattern.compile("(?:/[\\w.-]++)*+/?");

    private static final Pattern PARENT = Pattern.compile("dirname (?:-- )?+(.++)");
    private static final Pattern REAL = Pattern.compile("(?:realpath|readlink -[ef]) (?:-- )?+(.++)");
    private static final Pattern WENT = Pattern.compile(
            "cd (?:-P )?+(?:-- )?+([^&;>]*[^&;>12 ]) ?+(?:[&12]?+>/dev/null(?: 2>&1)?+)?+ ?+(?:&&|;) ?+pwd(?: -P)?+");

    private final Map<String, String> paths;

    public OwnFolderVariables() {
        this(new HashMap<>());
    }

    private OwnFolderVariables(Map<String, String> paths) {
        this.paths = paths;
    }

    /** Returns the same for a shell of its own. */
    public OwnFolderVariables copy() {
        return new OwnFolderVariables(new HashMap<>(paths));
    }

    /** Notes an assignment. */
    public void assign(String name, String value) {
        path(value).ifPresentOrElse(path -> paths.put(name, path), () -> paths.remove(name));
    }

    /** Returns a path, as written and with quotes or without, from the folder of the script; empty if it does not begin there. */
    public Optional<String> path(String written) {
        String plain = written.replaceAll("[\"']", "").replaceAll("\\s+", " ").strip();
        return plain.length() > MAX_LENGTH ? Optional.empty() : relative(plain);
    }

    private Optional<String> relative(String plain) {
        int closing = plain.startsWith("$(") ? plain.lastIndexOf(')') : -1;
        if (closing > 0) {
            String rest = plain.substring(closing + 1);
            return BELOW.matcher(rest).matches()
                    ? printed(plain.substring(2, closing).strip()).map(path -> path + rest)
                    : Optional.empty();
        }
        Matcher variable = VARIABLE.matcher(plain);
        return variable.matches()
                ? Optional.ofNullable(paths.getOrDefault(variable.group(1), SELF.get(variable.group(1))))
                        .map(path -> path + variable.group(2))
                : Optional.empty();
    }

    /** Returns the path that a command prints. */
    private Optional<String> printed(String command) {
        Matcher parent = PARENT.matcher(command);
        if (parent.matches()) {
            return relative(parent.group(1)).map(path -> path + "/..");
        }
        Matcher same = REAL.matcher(command);
        if (same.matches()) {
            return relative(same.group(1));
        }
        Matcher went = WENT.matcher(command);
        return went.matches() ? relative(went.group(1)) : Optional.empty();
    }
}
