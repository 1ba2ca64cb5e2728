package dev.undebug.service.deploy;

import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where people, pipelines and platforms write which Dockerfiles they build: {@code docker build -f ops/image} in a script or
 * a workflow, {@code dockerfile = "ops/image"} of {@code fly.toml}.
 */
public final class WrittenBuilds {
    private static final int MAX_NAMED = 50;
    /** Longer texts are written by no people. */
    private static final int MAX_LENGTH = 256 * 1024;

    private static final Pattern SETTINGS =
            Pattern.compile("(?:.*/)?(?:(?:cloudbuild|skaffold)(?:[._-][\\w-]+)?\\.ya?ml|fly(?:[._-][\\w-]+)?\\.toml"
                    + "|render\\.ya?ml|heroku\\.yml|\\.do/[^/]+\\.ya?ml|railway\\.(?:json|toml))");
    /** Of other files of this kind the keys mean something else. */
    private static final Pattern SCRIPTS = Pattern.compile("(?:.*/)?package\\.json");

    /** What editors build is met by developers only. */
    private static final Pattern PRIVATE = Pattern.compile("(?:.*/)?(?:devcontainer\\.json|\\.env)");

    private static final String GAP = "(?:[ \\t]|\\\\\\r?\\n){1,99}";
    private static final String END = "(?=[\\s\"'`;|&,\\\\\\])}#]|$)";
    /** In JSON a quote of the command's is written with a backslash. */
    private static final String NAME = "\\\\?[\"']?([^\\s\"'`;|&,\\\\\\])#]{1,500})" + END;

    private static final Pattern COMMAND = Pattern.compile(
            "\\b(?:docker|podman|nerdctl|buildah)(?:" + GAP + "(?:buildx|image|builder))?" + GAP + "(?:build|bud)\\b");
    private static final Pattern FLAG = Pattern.compile("(?:^|\\s)(?:-f|--file)(?:=|" + GAP + ")" + NAME);

    /** The arguments of a step that builds: a list on one line or over several, a flag of Kaniko's. */
    private static final Pattern ARGUMENT = Pattern.compile("[\"'](?:-f|--file)[\"']\\s*,\\s*" + NAME
            + "|-[ \\t]+[\"']?(?:-f|--file)[\"']?[ \\t]*\\r?\\n[ \\t]*-[ \\t]+" + NAME
            + "|--(?:dockerfile|file)(?:=|[ \\t]{1,9})" + NAME);

    private static final Pattern BUILDER = Pattern.compile("(?:cloud-builders/docker|kaniko)\\b");

    private static final Pattern KEY = Pattern.compile(
            "(?im)(?:^[ \\t]*(?:-[ \\t]+)?|[{,][ \\t]*)[\"']?docker_?file(?:_?path)?[\"']?[ \\t]*[:=][ \\t]*" + NAME);
    private static final Pattern REFERENCE =
            Pattern.compile("\\$(?:\\{(\\w{1,100})(?::?-([^}]{1,500}))?\\}|\\(?(\\w{1,100}))");

    private static final Pattern ACTION = Pattern.compile("uses:[ \\t]*[\"']?docker/build-push-action@");
    private static final Pattern STEP = Pattern.compile("(?m)^[ \\t]*-[ \\t]+(?:name|uses|run|id|if|with|env)[ \\t]*:");
    private static final Pattern FILE = Pattern.compile("(?m)^[ \\t]*file[ \\t]*:[ \\t]*" + NAME);
    private static final Pattern HEROKU =
            Pattern.compile("(?m)^([ \\t]+)docker:[ \\t]*\\r?\\n((?:\\1[ \\t]+[\\w-]+:[ \\t]*[^\\n]*(?:\\n|$)){1,50})");
    private static final Pattern IMAGE = Pattern.compile("(?m)^[ \\t]+[\\w-]+:[ \\t]*" + NAME);

    private final SourceFile file;
    private final String text;
    private final List<Named> named = new ArrayList<>();

    private WrittenBuilds(SourceFile file) {
        this.file = file;
        this.text = file.text();
    }

    /**
     * A Dockerfile that is named.
     *
     * @param path as it is written
     * @param at where
     */
    record Named(String path, int at) {}

    /** Returns whether a file may say which Dockerfiles are built; such files a scan reads in any case. */
    public static boolean mayBeIn(String path) {
        return SETTINGS.matcher(path).matches()
                || SCRIPTS.matcher(path).matches()
                || (ComposeRuns.mayBeIn(path) && !PRIVATE.matcher(path).matches());
    }

    /** Returns the Dockerfiles that a file names. */
    static List<Named> in(SourceFile file) {
        WrittenBuilds builds = new WrittenBuilds(file);
        if (mayBeIn(file.path()) && file.text().length() <= MAX_LENGTH) {
            builds.find();
        }
        return List.copyOf(builds.named);
    }

    private void find() {
        COMMAND.matcher(text)
                .results()
                .limit(MAX_NAMED)
                .forEach(command -> add(FLAG, command.end(), end(command.end())));
        if (BUILDER.matcher(text).find()) {
            add(ARGUMENT, 0, text.length());
        }
        if (SETTINGS.matcher(file.path()).matches() || file.path().matches(".*\\.ya?ml")) {
            add(KEY, 0, text.length());
        }
        if (file.path().endsWith("heroku.yml")) {
            HEROKU.matcher(text)
                    .results()
                    .limit(MAX_NAMED)
                    .forEach(images -> add(IMAGE, images.start(2), images.end(2)));
        }
        actions();
    }

    /** Returns where a command ends, which goes on after a backslash. */
    private int end(int from) {
        String ends = file.path().endsWith(".json") ? "\n;|&\"" : "\n;|&";
        int at = from;
        while (at < text.length() && ends.indexOf(text.charAt(at)) < 0) {
            boolean joined = text.charAt(at) == '\\';
            at += joined && text.startsWith("\r\n", at + 1) ? 3 : joined ? 2 : 1;
        }
        return Math.min(at, text.length());
    }

    private void actions() {
        Matcher action = ACTION.matcher(text);
        while (action.find() && named.size() < MAX_NAMED) {
            Matcher next = STEP.matcher(text);
            add(FILE, action.end(), next.find(action.end()) ? next.start() : text.length());
        }
    }

    private void add(Pattern pattern, int from, int to) {
        Matcher names = pattern.matcher(text).region(from, to);
        while (names.find() && named.size() < MAX_NAMED) {
            for (int group = 1; group <= names.groupCount(); group++) {
                if (names.group(group) != null) {
                    named.add(new Named(value(names.group(group), names.start(group)), names.start(group)));
                }
            }
        }
    }

    /** Returns what a variable was set to before that stands for the whole name. */
    private String value(String written, int at) {
        Matcher reference = REFERENCE.matcher(written);
        if (!reference.matches()) {
            // What ends a mapping of YAML in one line is no part of the name.
            return written.contains("{") ? written : written.replaceFirst("}{1,9}$", "");
        }
        String variable = reference.group(1) == null ? reference.group(3) : reference.group(1);
        Matcher set = Pattern.compile("(?m)(?:^|[\\s;&])" + variable + "[ \\t]*[:?]?[=:][ \\t]*" + NAME)
                .matcher(text)
                .region(0, at);
        String value = Optional.ofNullable(reference.group(2)).orElse(written);
        while (set.find()) {
            value = set.group(1);
        }
        return value;
    }
}
