package dev.undebug.service.script;

import dev.undebug.source.ContainerPath;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tells whether commands of a Dockerfile or a script may bring a program from elsewhere to the folder in which a launch looks for
 * it: they name this folder, or run there. What is fetched elsewhere is something else: a release of Python, Node's packages.
 */
public final class ProgramFetching {
    /** A text of more characters is not read: it may fetch anything. */
    private static final int MANY = 20_000;

    private static final Pattern CONTINUED = Pattern.compile("\\\\[ \\t]*+\\r?\\n");
    private static final Pattern LINE = Pattern.compile("\\r?\\n");
    private static final Pattern BETWEEN = Pattern.compile("&&|\\|\\||;");

    /** Programs that may bring code from elsewhere. */
    public static final Pattern FETCHING = Pattern.compile(
            "(?i)\\b(?:git|svn|hg|curl|wget|aws|s3cmd|gsutil|gcloud|az|rclone|rsync|scp|sftp|tar|unzip|mount"
                    + "|ftp|lftp|nc|ncat|socat|openssl|sshfs|degit|perl|ruby|php|ln|dd|busybox|python[0-9.]*+\\s++-c)\\b");

    /** Programs that move what was fetched somewhere else. */
    private static final Pattern MOVING = Pattern.compile("\\b(?:mv|cp|install)\\b");

    /** The beginning of a command that brings no program, besides packages that it names. */
    private static final Pattern BRINGING_NONE = Pattern.compile(
            "(?:sudo\\s++)?+(?:apt|apt-get|apk|yum|dnf|microdnf|pip[0-9.]*+|python[0-9.]*+\\s++-m\\s++(?:pip|venv)"
                    + "|mkdir|chmod|chown|useradd|adduser|addgroup|groupadd|rm|set|export|echo|nc\\s++-\\w*+z\\w*+)\\s[^`]*+");

    private static final Pattern PIP = Pattern.compile("\\bpip");

    /** A package from an address may be the program. */
    private static final Pattern FROM_ADDRESS = Pattern.compile("://|git\\+");

    /** A shell that runs what is fetched: it brings what it likes, which is a tool nearly always. */
    private static final Pattern INTO_SHELL =
            Pattern.compile("\\|\\s*+(?:sudo\\s++(?:-\\w++\\s++)*+)?+(?:(?:ba|da|z)?+sh|python[0-9.]*+)\\b");

    /** A word that may name any folder. */
    private static final Pattern ANY_FOLDER = Pattern.compile("(?:^|[\\s=>])[\"']?+\\$\\{?+\\w");

    private static final Pattern GOING =
            Pattern.compile("(?:\\(\\s*+)?+(?:cd|pushd|chdir)\\s++[\"']?+([^\\s\"')]++).*+");
    private static final Pattern INSTRUCTION = Pattern.compile("([A-Z]{3,11})\\s++(.*+)");
    private static final Set<String> QUIET = Set.of(
            "FROM",
            "COPY",
            "ADD",
            "ENV",
            "ARG",
            "LABEL",
            "EXPOSE",
            "USER",
            "MAINTAINER",
            "STOPSIGNAL",
            "HEALTHCHECK",
            "VOLUME",
            "SHELL");

    private final ContainerPath folder;
    private final Set<String> copied;
    private boolean inside;

    private ProgramFetching(ContainerPath folder, Set<String> copied) {
        this.folder = folder;
        this.copied = copied;
        this.inside = folder.isRoot();
    }

    /**
     * Returns whether commands of the build or the start of an image may.
     *
     * @param folder in which the program is searched for
     * @param copied the names of the files that the build copies, which may be scripts that fetch more
     */
    public static boolean inDockerfile(String text, ContainerPath folder, Set<String> copied) {
        ProgramFetching walk = new ProgramFetching(folder, copied);
        return text.length() > MANY || lines(text).anyMatch(walk::instruction);
    }

    /** Returns whether commands of a script may. */
    public static boolean inScript(String text, ContainerPath folder) {
        ProgramFetching walk = new ProgramFetching(folder, Set.of());
        return text.length() > MANY
                || (lines(text).anyMatch(line -> FETCHING.matcher(line).find())
                        && lines(text).anyMatch(line -> walk.commands(line, false)));
    }

    private static Stream<String> lines(String text) {
        return LINE.splitAsStream(CONTINUED.matcher(text).replaceAll(" "))
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"));
    }

    private boolean instruction(String line) {
        Matcher instruction = INSTRUCTION.matcher(line);
        if (!instruction.matches()) {
            return commands(line, true);
        }
        String rest = instruction.group(2).strip();
        return switch (instruction.group(1)) {
            case "WORKDIR" -> {
                inside = isNear(rest.replaceAll("[\"']", ""));
                yield false;
            }
            case "RUN", "ONBUILD" -> commands(rest, true);
            default -> !QUIET.contains(instruction.group(1)) && commands(rest, false);
        };
    }

    /** @param all whether any command may bring something, not only one whose program is known for it */
    private boolean commands(String line, boolean all) {
        // The text of a program has semicolons, too: python -c "import x; x.fetch('/shop/app.py')".
        return (!all && FETCHING.matcher(line).find() && names(line))
                || BETWEEN.splitAsStream(line).map(String::strip).anyMatch(command -> mayBring(command, all));
    }

    private boolean mayBring(String command, boolean all) {
        Matcher going = GOING.matcher(command);
        if (going.matches()) {
            inside |= isNear(going.group(1));
            return false;
        }
        if (BRINGING_NONE.matcher(command + " ").matches()) {
            return command.contains("$(")
                    || (PIP.matcher(command).find()
                            && FROM_ADDRESS.matcher(command).find());
        }
        boolean brings = all
                || FETCHING.matcher(command).find()
                || MOVING.matcher(command).find();
        return brings
                && (names(command)
                        || ANY_FOLDER.matcher(command).find()
                        || copied.stream().anyMatch(command::contains)
                        || (inside && !INTO_SHELL.matcher(command).find()));
    }

    /** Returns whether a folder is that of the program or one around it, or may be. */
    private boolean isNear(String written) {
        ContainerPath path = ContainerPath.of(written);
        return written.contains("$")
                || written.contains("~")
                || folder.equals(path)
                || (!path.isRoot() && folder.isIn(path))
                || path.name().equals(folder.name());
    }

    /** Returns whether a command names the folder of the program, something of its name, or a folder around it. */
    private boolean names(String command) {
        List<String> words = List.of(command.split("[\\s\"'`(),;|&<>=:\\[\\]]++"));
        return words.stream().anyMatch(word -> {
            String path = word.endsWith("/") ? word.substring(0, word.length() - 1) : word;
            return (path.startsWith("/") && isNear(path))
                    || path.startsWith(folder.text() + "/")
                    || (!folder.isRoot() && named(path));
        });
    }

    /** Returns whether a file or a folder may be what unpacks to the folder: {@code shop.git}, {@code shop-1.0.tgz}. */
    private boolean named(String path) {
        String name = ContainerPath.basename(path);
        return name.startsWith(folder.name());
    }
}
