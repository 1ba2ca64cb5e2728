package dev.undebug.service.deploy;

import dev.undebug.fact.Role;
import dev.undebug.read.text.RoleNames;
import dev.undebug.service.tree.Paths;
import dev.undebug.source.Place;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where people and pipelines say which compose files they load: {@code docker compose -f a.yml -f b.yml} in a script, a
 * Makefile or a workflow, {@code COMPOSE_FILE=a.yml:b.yml}, {@code dockerComposeFile} of a development container.
 */
public final class ComposeRuns {
    private static final int MAX_RUNS = 50;
    private static final int MAX_FLAGS = 50;
    /** Longer texts are written by no people. */
    private static final int MAX_LENGTH = 256 * 1024;

    private static final Pattern PIPELINE =
            Pattern.compile("(?:.*/)?(?:(?:\\.gitlab-ci|azure-pipelines|buildspec)(?:[._-][\\w-]+)?\\.ya?ml"
                    + "|bitbucket-pipelines\\.yml|\\.travis\\.yml|Jenkinsfile|\\.circleci/[^/]+\\.ya?ml)"
                    + "|\\.github/workflows/[^/]+\\.ya?ml");
    private static final Pattern PATH = Pattern.compile("(?:.*/)?(?:(?:GNU)?[Mm]akefile|.*\\.mk|\\.?[Jj]ustfile"
            + "|[Tt]askfile(?:\\.dist)?\\.ya?ml|[^/]+\\.(?:sh|bash)|\\.env|devcontainer\\.json)");
    private static final Pattern INDENTED = Pattern.compile("\\.github/.*|(?:.*/)?\\.circleci/.*");
    private static final Pattern RULES = Pattern.compile("(?:.*/)?(?:(?:GNU)?[Mm]akefile|.*\\.mk|\\.?[Jj]ustfile)");
    private static final Pattern DEPLOYS = Pattern.compile("(?i).*(?:deploy|release|publish|\\bcd\\b).*");

    private static final Pattern COMMAND = Pattern.compile("\\b(?:docker[ \\t-]+|podman-)compose\\b");
    private static final String GAP = "(?:[ \\t]|\\\\\\r?\\n){1,99}";
    private static final Pattern VALUED = Pattern.compile(GAP
            + "(-f|--file|--profile|--env-file|--project-directory|-p|--project-name|--ansi|--progress|--parallel|-H|--host"
            + "|-c|--context|--workdir)(?:=|(?:[ \\t]|\\\\\\r?\\n){1,99})([\"']?)([^\\s\"'`;|&\\\\]{1,500})\\2");
    private static final Pattern BARE = Pattern.compile(GAP + "--?[a-zA-Z][\\w-]*(?=\\s|$)");

    private static final Pattern VARIABLE =
            Pattern.compile("\\bCOMPOSE_FILE[ \\t]*[:?]?[=:][ \\t]*[\"']?([^\\s\"'`;|&#$]{1,500}\\.ya?ml)\\b");
    private static final Pattern CONTAINER =
            Pattern.compile("\"dockerComposeFile\"\\s*:\\s*(\\[[^\\]]{0,2000}\\]|\"[^\"]{0,500}\")");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");

    /** The rule of a Makefile or the job of a pipeline in which something stands. */
    private static final Pattern RULE = Pattern.compile("(?m)^([\\w.-]++)[^:=\\n]*+:(?!=)");

    private static final Pattern JOB = Pattern.compile("(?m)^  ([\\w.-]+):");

    /** The variable that a command is kept in. */
    private static final Pattern KEPT = Pattern.compile("[ \\t]*+([\\w.-]++)[ \\t]*+[:?+]?=.*", Pattern.DOTALL);

    private ComposeRuns() {}

    /**
     * One place that says which files are loaded.
     *
     * @param files as they are written; none for those that are loaded by default
     * @param folder the project's as it is written
     * @param envFiles of the project's variables, as they are written
     * @param role who runs it, as far as the place tells
     */
    record Run(Place place, List<String> files, Optional<String> folder, List<String> envFiles, Role role) {}

    /** Returns whether a file may say which compose files are loaded. */
    public static boolean mayBeIn(String path) {
        return PATH.matcher(path).matches() || PIPELINE.matcher(path).matches();
    }

    static List<Run> in(SourceFile file) {
        List<Run> runs = new ArrayList<>();
        if (file.text().length() > MAX_LENGTH) {
            return runs;
        }
        commands(file, runs);
        variables(file, runs);
        containers(file, runs);
        return runs;
    }

    private static void commands(SourceFile file, List<Run> runs) {
        Matcher command = COMMAND.matcher(file.text());
        while (command.find() && runs.size() < MAX_RUNS) {
            Flags flags = flags(file.text(), command.end());
            if (!flags.files.isEmpty() || !flags.envFiles.isEmpty()) {
                runs.add(new Run(
                        file.place(new Span(command.start(), flags.end)),
                        flags.files,
                        flags.folder,
                        flags.envFiles,
                        role(file, command.start())));
            }
        }
    }

    /** The options of one command. */
    private static final class Flags {
        private final List<String> files = new ArrayList<>();
        private final List<String> envFiles = new ArrayList<>();
        private Optional<String> folder = Optional.empty();
        private int end;

        private void add(String name, String value) {
            switch (name) {
                case "-f", "--file" -> files.add(value);
                case "--env-file" -> envFiles.add(value);
                case "--project-directory", "--workdir" -> folder = Optional.of(value);
                default -> {}
            }
        }
    }

    private static Flags flags(String text, int from) {
        Flags flags = new Flags();
        flags.end = from;
        for (int i = 0; i < MAX_FLAGS; i++) {
            Matcher valued = VALUED.matcher(text).region(flags.end, text.length());
            Matcher bare = BARE.matcher(text).region(flags.end, text.length());
            if (valued.lookingAt()) {
                flags.add(valued.group(1), valued.group(3));
                flags.end = valued.end();
            } else if (bare.lookingAt()) {
                flags.end = bare.end();
            } else {
                break;
            }
        }
        return flags;
    }

    private static void variables(SourceFile file, List<Run> runs) {
        Matcher variable = VARIABLE.matcher(file.text());
        while (variable.find() && runs.size() < MAX_RUNS) {
            runs.add(new Run(
                    file.place(new Span(variable.start(), variable.end())),
                    Arrays.asList(variable.group(1).split("[:,]")),
                    Optional.empty(),
                    List.of(),
                    role(file, variable.start())));
        }
    }

    private static void containers(SourceFile file, List<Run> runs) {
        Matcher container = CONTAINER.matcher(file.text());
        if (file.path().endsWith("devcontainer.json") && container.find()) {
            List<String> files = QUOTED.matcher(container.group(1))
                    .results()
                    .map(quoted -> quoted.group(1))
                    .limit(MAX_FLAGS)
                    .toList();
            Span span = new Span(container.start(), container.end());
            if (!files.isEmpty()) {
                runs.add(new Run(file.place(span), files, Optional.empty(), List.of(), Role.DEVELOPMENT));
            }
        }
    }

    /** Returns whether a run is a pipeline's own, which nobody else meets. */
    static boolean isTest(Run run) {
        return run.role() == Role.TEST && PIPELINE.matcher(run.place().path()).matches();
    }

    /** What a pipeline starts itself is a test, unless it deploys. */
    static Role role(SourceFile file, int at) {
        String path = file.path();
        String part = part(file, at);
        Role role = RoleNames.firstKnown(RoleNames.of(part), RoleNames.ofOverlay(path));
        if (role != Role.UNKNOWN || !PIPELINE.matcher(path).matches()) {
            return role;
        }
        boolean deploys = DEPLOYS.matcher(Paths.name(path)).matches()
                || DEPLOYS.matcher(part).matches();
        return deploys ? Role.PRODUCTION : Role.TEST;
    }

    /** Returns the name of the variable, the rule or the job in which something stands. */
    private static String part(SourceFile file, int at) {
        Span line = file.line(file.position(at).line());
        Matcher kept = KEPT.matcher(file.text().substring(line.start(), at));
        if (kept.matches()) {
            return kept.group(1);
        }
        boolean indented = INDENTED.matcher(file.path()).matches();
        if (!PIPELINE.matcher(file.path()).matches()
                && !RULES.matcher(file.path()).matches()) {
            return "";
        }
        String last = "";
        Matcher parts = (indented ? JOB : RULE).matcher(file.text()).region(0, at);
        while (parts.find()) {
            last = parts.group(1);
        }
        return last;
    }
}
