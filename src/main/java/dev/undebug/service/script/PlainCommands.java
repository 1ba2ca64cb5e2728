package dev.undebug.service.script;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Tells whether the commands of a file do nothing but what most images and scripts do before a server: none removes a file. */
public final class PlainCommands {
    private static final Pattern CONTINUED = Pattern.compile("\\\\\\r?\\n");
    private static final Pattern LINE = Pattern.compile("\\r?\\n");
    private static final Pattern NEXT_KEY = Pattern.compile("(?m)^[ \\t]*+[\\w.-]++:");
    private static final Pattern BETWEEN = Pattern.compile("&&|\\|\\||;|\\|");

    /** A value that runs nothing; a variable in it is a part of an argument. */
    private static final String ARGUMENTS = "(?:[ \\t]++[^`<>&;|()\\\\]*+)?+";

    private static final Pattern SERVING = Pattern.compile("(?:exec[ \\t]++)?+(?:[A-Z_]++=[\\w.:/-]*+[ \\t]++)*+"
            + "(?:flask|gunicorn|echo|sleep|pip3?|true|python3?[ \\t]++(?:-m[ \\t]++(?:flask|gunicorn|pip)|[\\w/-]++\\.py))"
            + ARGUMENTS);
    private static final Pattern SETTING = Pattern.compile("(?:set[ \\t]++-[eux]++(?:[ \\t]++-?o?[ \\t]*+pipefail)?+"
            + "|(?:export[ \\t]++)?+[A-Za-z_]\\w*+=[\\w.:/-]*+|cd[ \\t]++[\\w./-]++"
            + "|(?:\\.|source)[ \\t]++[\\w./-]*+bin/activate|exec[ \\t]++\"\\$@\")");
    private static final Pattern BUILDING =
            Pattern.compile("(?:pip3?|python3?[ \\t]++-m[ \\t]++pip|apt-get|apt|apk|chmod|chown|mkdir"
                    + "|useradd|adduser|addgroup|groupadd|poetry|pipenv|uv|rm[ \\t]++-rf[ \\t]++/var/lib/apt/lists/\\*)"
                    + ARGUMENTS);

    /** A part of a shell's text that runs a program which may make some. */
    private static final Pattern PROGRAM = Pattern.compile(
            "\\b(?:flask(?![ \\t]++db\\b)|gunicorn"
                    + "|python3?[ \\t]++(?!-m[ \\t]++(?:pip|flask[ \\t]++db)\\b|[\\w/-]*+manage\\.py[ \\t]++(?:migrate|collectstatic|check)\\b))");

    /** The instructions of a Dockerfile that run nothing. */
    private static final Set<String> QUIET = Set.of(
            "FROM",
            "COPY",
            "ADD",
            "WORKDIR",
            "ENV",
            "ARG",
            "LABEL",
            "EXPOSE",
            "USER",
            "MAINTAINER",
            "STOPSIGNAL",
            "HEALTHCHECK");

    private static final Set<String> STARTING = Set.of("CMD", "ENTRYPOINT");

    /** A list of a program and its arguments, the last of which may be the text of a shell. */
    private static final Pattern LIST =
            Pattern.compile("\\[[ \\t]*+(?:\"[^\"\\\\]*+\"[ \\t]*+,[ \\t]*+)*+(?:\"([^\"\\\\]*+)\")?+[ \\t]*+]");

    private static final Pattern SHELL = Pattern.compile("\\[[ \\t]*+\"(?:/bin/)?+(?:ba)?+sh\"");
    private static final Pattern SHELL_TEXT =
            Pattern.compile("(?:/bin/)?+(?:ba)?+sh[ \\t]++-c[ \\t]++([\"'])([^\"']*+)\\1");

    private PlainCommands() {}

    /** Returns whether those of a script are. */
    public static boolean areInScript(String text) {
        return lines(text).allMatch(line -> areIn(line, List.of(SERVING, SETTING)));
    }

    /** Returns whether those of a script are, and run no more than one program besides what prepares a database or waits. */
    public static boolean areOneInScript(String text) {
        return areInScript(text)
                && lines(text).mapToLong(PlainCommands::programs).sum() <= 1;
    }

    /** Returns whether a command that an image or a service starts is such, and runs no more than one such program. */
    public static boolean isOneStart(String command) {
        boolean shell =
                !LIST.matcher(command).matches() || SHELL.matcher(command).lookingAt();
        return isStart(command) && (!shell || programs(command) <= 1);
    }

    private static long programs(String line) {
        return BETWEEN.splitAsStream(line).filter(PROGRAM.asPredicate()).count();
    }

    /** Returns whether those of a Dockerfile are, those of its build included. */
    public static boolean areInDockerfile(String text) {
        return lines(text).allMatch(PlainCommands::isInstruction);
    }

    static Stream<String> lines(String text) {
        return LINE.splitAsStream(CONTINUED.matcher(text).replaceAll(" "))
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"));
    }

    private static boolean isInstruction(String line) {
        int blank = line.indexOf(' ');
        String name = line.substring(0, Math.max(0, blank));
        String rest = line.substring(blank + 1).strip();
        return QUIET.contains(name)
                || (name.equals("RUN") && areIn(rest, List.of(BUILDING)))
                || (STARTING.contains(name) && isStart(rest));
    }

    /**
     * Returns whether those of a command are that a compose file has as a value.
     *
     * @param at a place in the command
     */
    public static boolean areInValue(String yaml, int at) {
        int key = Math.max(yaml.lastIndexOf("command:", at), yaml.lastIndexOf("entrypoint:", at));
        if (key < 0) {
            return false;
        }
        String rest = yaml.substring(yaml.indexOf(':', key) + 1);
        Matcher next = NEXT_KEY.matcher(rest);
        String value = next.find() ? rest.substring(0, next.start()) : rest;
        String folded = LINE.matcher(value.strip())
                .replaceAll(" ")
                .replaceFirst("^>-?", "")
                .strip();
        return isStart(folded);
    }

    /** Returns whether the words of a command that an image or a service starts are such, as they are written. */
    public static boolean isStart(String command) {
        Matcher list = LIST.matcher(command);
        if (list.matches()) {
            return !SHELL.matcher(command).lookingAt()
                    || list.group(1) == null
                    || areIn(list.group(1), List.of(SERVING, SETTING));
        }
        Matcher shell = SHELL_TEXT.matcher(command);
        return areIn(shell.matches() ? shell.group(2) : command, List.of(SERVING, SETTING));
    }

    private static boolean areIn(String line, List<Pattern> plain) {
        return BETWEEN.splitAsStream(line).map(String::strip).allMatch(part -> plain.stream()
                .anyMatch(one -> one.matcher(part).matches()));
    }
}
