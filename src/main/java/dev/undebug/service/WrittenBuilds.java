package dev.undebug.service;

import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
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
    /** What editors build is met by developers only. */
    private static final Pattern PRIVATE = Pattern.compile("(?:.*/)?(?:devcontainer\\.json|\\.env)");

    private static final String GAP = "(?:[ \\t]|\\\\\\r?\\n){1,99}";
    private static final String END = "(?=[\\s\"'`;|&,\\])}#]|$)";
    private static final String NAME = "[\"']?([^\\s\"'`;|&,\\\\\\])#]{1,500})" + END;

    private static final Pattern COMMAND = Pattern.compile(
            "\\b(?:docker|podman|nerdctl|buildah)(?:" + GAP + "(?:buildx|image|builder))?" + GAP + "(?:build|bud)\\b");
    private static final Pattern FLAG = Pattern.compile("(?:^|\\s)(?:-f|--file)(?:=|" + GAP + ")" + NAME);

    /** The arguments of a step that builds: a list on one line or over several, a flag of Kaniko's. */
    private static final Pattern ARGUMENT = Pattern.compile("[\"'](?:-f|--file)[\"']\\s*,\\s*" + NAME
            + "|-[ \\t]+[\"']?(?:-f|--file)[\"']?[ \\t]*\\r?\\n[ \\t]*-[ \\t]+" + NAME
            + "|--(?:dockerfile|file)(?:=|[ \\t]{1,9})" + NAME);

    private static final Pattern BUILDER = Pattern.compile("(?:cloud-builders/docker|kaniko)\\b");

    private static final Pattern KEY =
            Pattern.compile("(?im)^[ \\t]*(?:-[ \\t]+)?[\"']?docker_?file(?:_?path)?[\"']?[ \\t]*[:=][ \\t]*" + NAME);
    private static final Pattern ACTION = Pattern.compile("uses:[ \\t]*[\"']?docker/build-push-action@");
    private static final Pattern STEP = Pattern.compile("(?m)^[ \\t]*-[ \\t]+(?:name|uses|run|id|if|with|env)[ \\t]*:");
    private static final Pattern FILE = Pattern.compile("(?m)^[ \\t]*file[ \\t]*:[ \\t]*" + NAME);
    private static final Pattern HEROKU =
            Pattern.compile("(?m)^([ \\t]+)docker:[ \\t]*\\r?\\n((?:\\1[ \\t]+[\\w-]+:[ \\t]*[^\\n]*(?:\\n|$)){1,50})");
    private static final Pattern IMAGE = Pattern.compile("(?m)^[ \\t]+[\\w-]+:[ \\t]*" + NAME);

    private WrittenBuilds() {}

    /**
     * A Dockerfile that is named.
     *
     * @param path as it is written
     * @param at where
     */
    record Named(String path, int at) {}

    /** Returns whether a file may say which Dockerfiles are built. */
    public static boolean mayBeIn(String path) {
        return SETTINGS.matcher(path).matches()
                || (ComposeRuns.mayBeIn(path) && !PRIVATE.matcher(path).matches());
    }

    /** Returns the Dockerfiles that a file names. */
    static List<Named> in(SourceFile file) {
        boolean settings = SETTINGS.matcher(file.path()).matches();
        List<Named> named = new ArrayList<>();
        if (!mayBeIn(file.path()) || file.text().length() > MAX_LENGTH) {
            return named;
        }
        String text = file.text();
        COMMAND.matcher(text)
                .results()
                .limit(MAX_NAMED)
                .forEach(command -> add(FLAG.matcher(text).region(command.end(), end(text, command.end())), named));
        if (BUILDER.matcher(text).find()) {
            add(ARGUMENT.matcher(text), named);
        }
        if (settings || file.path().matches(".*\\.ya?ml")) {
            add(KEY.matcher(text), named);
        }
        if (file.path().endsWith("heroku.yml")) {
            HEROKU.matcher(text)
                    .results()
                    .limit(MAX_NAMED)
                    .forEach(images -> add(IMAGE.matcher(images.group(2)), named));
        }
        actions(text, named);
        return named;
    }

    /** Returns where a command ends, which goes on after a backslash. */
    private static int end(String text, int from) {
        int at = from;
        while (at < text.length() && "\n;|&".indexOf(text.charAt(at)) < 0) {
            boolean joined = text.charAt(at) == '\\';
            at += joined && text.startsWith("\r\n", at + 1) ? 3 : joined ? 2 : 1;
        }
        return Math.min(at, text.length());
    }

    private static void actions(String text, List<Named> named) {
        Matcher action = ACTION.matcher(text);
        while (action.find() && named.size() < MAX_NAMED) {
            Matcher next = STEP.matcher(text);
            int end = next.find(action.end()) ? next.start() : text.length();
            add(FILE.matcher(text).region(action.end(), end), named);
        }
    }

    private static void add(Matcher names, List<Named> named) {
        while (names.find() && named.size() < MAX_NAMED) {
            for (int group = 1; group <= names.groupCount(); group++) {
                if (names.group(group) != null) {
                    named.add(new Named(names.group(group), names.start(group)));
                }
            }
        }
    }
}
