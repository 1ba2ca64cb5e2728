package dev.undebug.service.script;

import dev.undebug.source.ContainerPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells whether an image has nothing but the files that its Dockerfile is seen to copy, and packages: its commands make and
 * fetch nothing else, and it is made from images of others.
 */
public final class PlainImage {
    /** A text of more characters is not read. */
    private static final int MANY = 20_000;

    private static final Pattern QUOTED = Pattern.compile("\"[^\"$`\\\\]*+\"|'[^']*+'");
    private static final Pattern CACHE =
            Pattern.compile("^(?:--mount=type=cache,[^\\s]*+\\s++|--network=\\w++\\s++)*+");
    private static final String ARGUMENTS = "(?:[ \\t]++[^`<>&;|()\\\\]*+)?+";

    private static final Pattern BUILDING =
            Pattern.compile("(?:sudo[ \\t]++)?+(?:[A-Z_]++=[\\w.:/-]*+[ \\t]++)*+(?:(?:/[\\w./-]*/)?"
                    + "(?:pip[0-9.]*|python[0-9.]*[ \\t]++-m[ \\t]++(?:pip|venv|virtualenv))|virtualenv"
                    + "|apt-get|apt|apk|dnf|yum|microdnf|chmod|chown|chgrp|mkdir|rm|useradd|usermod|adduser|addgroup|groupadd"
                    + "|set|echo|true|export|cd|ldconfig|update-ca-certificates|locale-gen|(?:\\.|source)[ \\t]++[\\w./-]*+/activate"
                    + "|poetry[ \\t]++(?:install|config)|pipenv[ \\t]++(?:install|sync)|pdm[ \\t]++(?:install|sync)"
                    + "|uv[ \\t]++(?:sync|venv|pip[ \\t]++(?:install|sync))"
                    + "|(?:npm|pnpm|bun)[ \\t]++(?:ci|install|i|cache|config|run[ \\t]++build)|yarn(?:[ \\t]++(?:install|build|cache))?+(?=[ \\t]*+$|[ \\t]++-)"
                    + "|corepack[ \\t]++enable)" + ARGUMENTS);

    private static final String WORDS_OF_CURL = "(?:[ \\t]++[^ \\t`<>&;|()\\\\]++)*+";

    /** Fetches one file to a place by its whole path. */
    private static final Pattern FETCHING = Pattern.compile("(?:curl|wget)" + WORDS_OF_CURL);

    private static final Pattern OUTPUT = Pattern.compile(
            "[ \\t](?:-[a-zA-Z]{0,8}[oO]|--output|--output-document)[ \\t=]++(/[\\w./-]++)(?<!/)(?=[ \\t]|$)");

    /** Installs a tool by the script of its publisher. */
    private static final Pattern INSTALLER = Pattern.compile("curl(?:[ \\t]++-[a-zA-Z-]++)*+[ \\t]++"
            + "https://(?:deb\\.nodesource\\.com|install\\.python-poetry\\.org|astral\\.sh|sh\\.rustup\\.rs|bootstrap\\.pypa\\.io)(?:/[\\w./-]*+)?+"
            + "[ \\t]*+\\|[ \\t]*+(?:(?:ba)?+sh(?:[ \\t]++-(?![\\w]))?+|python3?[ \\t]++-)(?=[ \\t]*+(?:&&|;|$))");

    private static final Pattern BETWEEN = Pattern.compile("&&|\\|\\||;|\\|");
    private static final Pattern PIP = Pattern.compile("\\b(?:pip[0-9.]*|uv)\\b");

    /** An option of pip for the address of an index of packages. */
    private static final Pattern INDEX = Pattern.compile(
            "(?<=\\s)(?:(?:--(?:extra-)?index-url|--find-links|-i|-f)[=\\s]|--trusted-host[=\\s])\\s*+\\S++");

    /** A package from an address, or packages that are put into a folder of their own. */
    private static final Pattern ELSEWHERE = Pattern.compile("://|git\\+|git@|\\s(?:-t|--target|--root|--src)\\b");

    private static final String PREFIX = "--prefix";
    private static final Pattern FROM =
            Pattern.compile("(?:--platform=\\S++\\s++)?+(\\S++)(?:\\s++(?i:as)\\s++(\\S++))?+");
    private static final Pattern LENDING = Pattern.compile("(?<=^|\\s)--from=(\\S++)");

    /** A source that ADD fetches or unpacks, or a document. */
    private static final Pattern UNPACKED = Pattern.compile(
            "(?i)://|git@|<<|\\.git\\b|\\.(?:tar|t?gz|tbz2?|bz2|t?xz|t?zst|tlz|lzma|zip)(?=[\\s\",\\]]|$)");

    private static final Pattern WORDS = Pattern.compile("[\\s\",\\[\\]]++");
    private static final Pattern PROGRAMS = Pattern.compile("(?:/usr(?:/local)?)?/bin(?:/.*)?");

    private static final Set<String> QUIET =
            Set.of("WORKDIR", "ENV", "ARG", "LABEL", "EXPOSE", "USER", "MAINTAINER", "STOPSIGNAL");

    private final ContainerPath folder;
    private final Predicate<String> ofOthers;
    private final List<String> stages = new ArrayList<>();
    private int bases;
    private boolean prefixed;

    private PlainImage(ContainerPath folder, Predicate<String> ofOthers) {
        this.folder = folder;
        this.ofOthers = ofOthers;
    }

    /**
     * Returns whether a Dockerfile describes such an image.
     *
     * @param folder the working directory of its program
     * @param ofOthers whether an image is known by its name to have no code of the repository
     */
    public static boolean is(String dockerfile, ContainerPath folder, Predicate<String> ofOthers) {
        PlainImage image = new PlainImage(folder, ofOthers);
        image.prefixed = dockerfile.contains(PREFIX);
        return dockerfile.length() <= MANY && PlainCommands.lines(dockerfile).allMatch(image::instruction);
    }

    private boolean instruction(String line) {
        int blank = line.indexOf(' ');
        String name = line.substring(0, Math.max(0, blank));
        String rest = line.substring(blank + 1).strip();
        return switch (name) {
            case "FROM" -> from(rest);
            case "RUN" -> run(rest);
            case "CMD", "ENTRYPOINT" -> PlainCommands.isOneStart(rest);
            case "COPY", "ADD" -> copy(rest);
            case "HEALTHCHECK" -> rest.indexOf('>') < 0;
            default -> QUIET.contains(name);
        };
    }

    private boolean from(String words) {
        Matcher from = FROM.matcher(words);
        if (!from.matches()) {
            return false;
        }
        String base = from.group(1).toLowerCase(Locale.ROOT);
        boolean known = stages.contains(base) || ofOthers.test(from.group(1));
        stages.add(from.group(2) == null ? "" : from.group(2).toLowerCase(Locale.ROOT));
        bases++;
        return known;
    }

    private boolean run(String commands) {
        String quoted = QUOTED.matcher(CACHE.matcher(commands).replaceFirst("")).replaceAll("x");
        String plain = INSTALLER.matcher(quoted).replaceAll("true");
        return !commands.contains("git+")
                && BETWEEN.splitAsStream(plain)
                        .map(String::strip)
                        .allMatch(one ->
                                fetchesElsewhere(one) || (BUILDING.matcher(one).matches() && !bringsElsewhere(one)));
    }

    /** Returns whether a command only fetches a file to another folder than that of the program. */
    private boolean fetchesElsewhere(String command) {
        Matcher output = OUTPUT.matcher(command);
        return FETCHING.matcher(command).matches()
                && output.find()
                && !ContainerPath.of(output.group(1)).isIn(folder)
                && !output.find();
    }

    private static boolean bringsElsewhere(String command) {
        return PIP.matcher(command).find()
                && ELSEWHERE.matcher(INDEX.matcher(command).replaceAll(" ")).find();
    }

    /** Another stage brings what it copies itself, or packages, if its other instructions are plain as well. */
    private boolean copy(String words) {
        if (UNPACKED.matcher(words).find()) {
            return false;
        }
        Matcher from = LENDING.matcher(words);
        if (!from.find()) {
            return true;
        }
        String lending = from.group(1).toLowerCase(Locale.ROOT);
        String[] all = WORDS.split(words.strip());
        String target = all[all.length - 1];
        boolean near = !target.startsWith("/")
                || folder.isIn(ContainerPath.of(target))
                || ContainerPath.of(target).isIn(folder);
        boolean ofStage = stages.subList(0, bases - 1).contains(lending) || isNumber(lending);
        return ofStage ? !near || !prefixed : PROGRAMS.matcher(target).matches() || (!near && ofOthers.test(lending));
    }

    private boolean isNumber(String stage) {
        return stage.matches("\\d{1,3}") && Integer.parseInt(stage) < bases - 1;
    }
}
