package dev.undebug.read.shell.program;

import dev.undebug.fact.ComposeUse;
import dev.undebug.fact.Word;
import dev.undebug.source.ContainerPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A command line of Docker or a compatible program.
 *
 * @param action its purpose
 * @param options the words after the subcommand
 */
public record EngineCommand(Action action, List<Word> options) {
    private static final Set<String> ENGINES = Set.of("docker", "podman", "nerdctl", "buildah", "depot");
    private static final Set<String> COMPOSERS = Set.of("docker-compose", "podman-compose");
    private static final Set<String> GROUPS = Set.of("buildx", "image", "builder");
    private static final Set<String> RUN_GROUPS = Set.of("container", "service");
    private static final Set<String> BUILDING = Set.of("build", "bud");
    private static final Set<String> DEPLOYING = Set.of("deploy", "up");
    private static final String COMPOSE = "compose";
    private static final String KANIKO = "kaniko";

    private static final Set<String> DOCKERFILE = Set.of("-f", "--file", "--dockerfile");
    private static final Set<String> FILE = Set.of("-f", "--file");
    private static final Set<String> STACK_FILE = Set.of("-c", "--compose-file");
    private static final Set<String> FOLDER = Set.of("--project-directory", "--workdir");
    private static final Set<String> ENV_FILE = Set.of("--env-file");

    /** Global and compose options with a value that is irrelevant here. */
    private static final Set<String> VALUED = Set.of(
            "-H",
            "--host",
            "-c",
            "--context",
            "--config",
            "-l",
            "--log-level",
            "--profile",
            "-p",
            "--project-name",
            "--ansi",
            "--progress",
            "--parallel",
            "-n",
            "--namespace",
            "--connection",
            "--url");

    /** The variable that lists the compose files to load. */
    public static final String COMPOSE_FILE = "COMPOSE_FILE";

    private static final Pattern MENTIONED = Pattern.compile(
            "docker|podman|nerdctl|buildah|depot|gcloud|kubectl|\\boc (?:set env|exec|run|create)|az webapp|eb (?:create|deploy)|"
                    + PlatformBuild.MENTIONED + "|" + KANIKO + "|" + COMPOSE_FILE);

    /** The purposes of command lines. */
    enum Action {
        BUILD,
        /** Builds the images of a file with targets. */
        BAKE,
        COMPOSE,
        /** Deploys a compose file to a swarm. */
        STACK,
        RUN,
        CREATE,
        /** Runs a command in a container that is there already. */
        EXEC,
        /** Copies a file into a container that is there already, or out of it. */
        COPY,
        /** Starts a service of a swarm. */
        SERVICE,
        /** Gives an image another name. */
        TAG,
        /** Sends an image to a registry. */
        PUSH
    }

    public EngineCommand {
        options = List.copyOf(options);
    }

    /** Returns whether a text may contain such a command. */
    public static boolean isMentioned(String text) {
        return MENTIONED.matcher(text).find();
    }

    /** Returns whether a program is one that builds images or loads compose files. */
    public static boolean isEngine(String program) {
        return ENGINES.contains(program) || COMPOSERS.contains(program);
    }

    /** Parses a command line that builds an image, starts one or loads compose files; empty for others. */
    public static Optional<EngineCommand> of(List<Word> words) {
        String program = ContainerPath.program(words.get(0).text());
        if (COMPOSERS.contains(program)) {
            return Optional.of(new EngineCommand(Action.COMPOSE, words.subList(1, words.size())));
        }
        if (ENGINES.contains(program)) {
            return kaniko(words).or(() -> engine(words));
        }
        return words.get(0).text().contains(KANIKO)
                ? kaniko(words)
                : PlatformBuild.options(words).map(options -> new EngineCommand(Action.BUILD, options));
    }

    /** Finds Kaniko, either as the program or as the image of a container. */
    private static Optional<EngineCommand> kaniko(List<Word> words) {
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i).text();
            if (word.contains(KANIKO) && !word.startsWith("-")) {
                return Optional.of(new EngineCommand(Action.BUILD, words.subList(i + 1, words.size())));
            }
        }
        return Optional.empty();
    }

    private static Optional<EngineCommand> engine(List<Word> words) {
        int at = 1;
        while (at < words.size() && words.get(at).text().startsWith("-")) {
            at += VALUED.contains(words.get(at).text()) ? 2 : 1;
        }
        if (at < words.size() && words.get(at).text().equals(COMPOSE)) {
            return Optional.of(new EngineCommand(Action.COMPOSE, words.subList(at + 1, words.size())));
        }
        if (at + 1 < words.size()
                && words.get(at).text().equals("stack")
                && DEPLOYING.contains(words.get(at + 1).text())) {
            return Optional.of(new EngineCommand(Action.STACK, words.subList(at + 2, words.size())));
        }
        Optional<EngineCommand> run = run(words, at);
        if (run.isPresent()) {
            return run;
        }
        at += at < words.size() && GROUPS.contains(words.get(at).text()) ? 1 : 0;
        if (at < words.size() && words.get(at).text().equals("tag")) {
            return Optional.of(new EngineCommand(Action.TAG, words.subList(at + 1, words.size())));
        }
        if (at < words.size() && words.get(at).text().equals("push")) {
            return Optional.of(new EngineCommand(Action.PUSH, words.subList(at + 1, words.size())));
        }
        if (at < words.size() && words.get(at).text().equals("bake")) {
            return Optional.of(new EngineCommand(Action.BAKE, words.subList(at + 1, words.size())));
        }
        return at < words.size() && BUILDING.contains(words.get(at).text())
                ? Optional.of(new EngineCommand(Action.BUILD, words.subList(at + 1, words.size())))
                : Optional.empty();
    }

    /** @param at the index of the word after the engine's own options */
    private static Optional<EngineCommand> run(List<Word> words, int at) {
        int next = at + (at < words.size() && RUN_GROUPS.contains(words.get(at).text()) ? 1 : 0);
        if (next >= words.size()) {
            return Optional.empty();
        }
        boolean swarm = next > at && words.get(at).text().equals("service");
        List<Word> options = words.subList(next + 1, words.size());
        return switch (words.get(next).text()) {
            case "run" -> swarm ? Optional.empty() : Optional.of(new EngineCommand(Action.RUN, options));
            case "exec" -> swarm ? Optional.empty() : Optional.of(new EngineCommand(Action.EXEC, options));
            case "cp" -> Optional.of(new EngineCommand(Action.COPY, options));
            case "create" -> Optional.of(new EngineCommand(swarm ? Action.SERVICE : Action.CREATE, options));
            default -> Optional.empty();
        };
    }

    /** Returns the names before and after {@code docker tag shop registry.example/shop}. */
    public Optional<List<Word>> renamed() {
        return action == Action.TAG && options.size() == 2 ? Optional.of(options) : Optional.empty();
    }

    /** Returns the names of the images that it sends to a registry. */
    public List<Word> pushed() {
        return action == Action.PUSH
                ? options.stream().filter(word -> !word.text().startsWith("-")).toList()
                : List.of();
    }

    /** Returns the container that it starts, or in which it starts a program. */
    public Optional<RunCommand> started() {
        return switch (action) {
            case RUN -> RunCommand.of(RunCommand.Mode.RUN, options);
            case CREATE -> RunCommand.of(RunCommand.Mode.CREATE, options);
            case EXEC -> RunCommand.of(RunCommand.Mode.EXEC, options);
            case COPY -> RunCommand.copying(RunCommand.Mode.EXEC, options);
            case SERVICE -> RunCommand.of(RunCommand.Mode.SERVICE, options);
            case COMPOSE -> composed();
            default -> Optional.empty();
        };
    }

    /** Returns the container that {@code docker compose run} starts, or that of {@code docker compose exec}. */
    private Optional<RunCommand> composed() {
        int at = subcommand();
        if (at >= options.size()) {
            return Optional.empty();
        }
        List<Word> words = options.subList(at + 1, options.size());
        return switch (options.get(at).text()) {
            case "run" -> RunCommand.of(RunCommand.Mode.COMPOSE, words);
            case "exec" -> RunCommand.of(RunCommand.Mode.COMPOSE_EXEC, words);
            case "cp" -> RunCommand.copying(RunCommand.Mode.COMPOSE_EXEC, words);
            default -> Optional.empty();
        };
    }

    /** Returns the options of compose before its subcommand, if that starts services. */
    public Optional<List<String>> takenUp() {
        return of("up");
    }

    /** Returns the options of compose before its subcommand, if that starts a program in the container of a service. */
    public Optional<List<String>> entered() {
        return of("exec");
    }

    /** Returns the options of compose before its subcommand, if that takes services down. */
    public Optional<List<String>> takenDown() {
        return of("down").or(() -> of("stop")).or(() -> of("rm"));
    }

    private Optional<List<String>> of(String subcommand) {
        int at = action == Action.COMPOSE ? subcommand() : options.size();
        return at < options.size() && options.get(at).text().equals(subcommand)
                ? Optional.of(options.subList(0, at).stream().map(Word::text).toList())
                : Optional.empty();
    }

    /** Returns what it does with the services of compose files. */
    public ComposeUse.Effect effect() {
        return action == Action.STACK
                ? ComposeUse.Effect.STARTS
                : ComposeSubcommands.effect(options.stream().skip(subcommand()).findFirst());
    }

    /** Returns the index of compose's subcommand. */
    private int subcommand() {
        int at = 0;
        while (at < options.size() && options.get(at).text().startsWith("-")) {
            at += isValued(options.get(at).text()) ? 2 : 1;
        }
        return at;
    }

    /** Returns the options of a build, if it is one. */
    public Optional<BuildCommand> build() {
        return switch (action) {
            case BUILD -> Optional.of(BuildCommand.of(options));
            case BAKE -> BuildCommand.ofTargets(options);
            default -> Optional.empty();
        };
    }

    /** Returns the options of a build of targets, if it is one. */
    public Optional<BakeCommand> baked() {
        return action == Action.BAKE ? Optional.of(BakeCommand.of(options)) : Optional.empty();
    }

    /** Returns what {@code docker compose build} gives to the builds of its services, or {@code up}. */
    public Optional<ComposedBuild> composedBuild() {
        int at = action == Action.COMPOSE ? subcommand() : options.size();
        if (at >= options.size()) {
            return Optional.empty();
        }
        List<Word> words = options.subList(at + 1, options.size());
        return switch (options.get(at).text()) {
            case "build" -> Optional.of(ComposedBuild.of(words));
            case "up", "create", "run" -> ComposedBuild.ofStart(words);
            default -> Optional.empty();
        };
    }

    /** Returns the Dockerfiles in the options of a build. */
    public List<Word> dockerfiles() {
        List<Word> named = new ArrayList<>();
        for (int i = 0; action == Action.BUILD && i < options.size(); i++) {
            value(i, DOCKERFILE).ifPresent(named::add);
        }
        return named;
    }

    /**
     * Returns the compose files and env files in the options. Without files, compose starts its default ones; empty if
     * the command starts nothing.
     */
    public Optional<ComposeUse.Project> project() {
        ComposeUse.Project named = named();
        boolean starts = takenUp().isPresent();
        return named.files().isEmpty() && named.envFiles().isEmpty() && !starts ? Optional.empty() : Optional.of(named);
    }

    /** Returns the compose files and env files in the options, if any. */
    public ComposeUse.Project named() {
        List<String> files = new ArrayList<>();
        List<String> envFiles = new ArrayList<>();
        Optional<String> folder = Optional.empty();
        Set<String> file = action == Action.STACK ? STACK_FILE : FILE;
        int end = action == Action.COMPOSE || action == Action.STACK ? subcommand() : 0;
        for (int at = 0; at < end; at += isValued(options.get(at).text()) ? 2 : 1) {
            value(at, file).ifPresent(word -> files.add(word.text()));
            value(at, ENV_FILE).ifPresent(word -> envFiles.add(word.text()));
            Optional<Word> named = value(at, FOLDER);
            folder = named.isPresent() ? named.map(Word::text) : folder;
        }
        return new ComposeUse.Project("", files, folder, envFiles, action == Action.COMPOSE ? services() : List.of());
    }

    /** Returns the services after the subcommand that starts them; empty for all, or if one is not written there. */
    private List<String> services() {
        List<Word> after = options.stream().skip(subcommand()).toList();
        return after.isEmpty() ? List.of() : ComposeSubcommands.services(after);
    }

    private static boolean isValued(String option) {
        return FILE.contains(option)
                || STACK_FILE.contains(option)
                || ENV_FILE.contains(option)
                || FOLDER.contains(option)
                || VALUED.contains(option);
    }

    /** Returns the value of the option at the index, if it has one of these names. */
    private Optional<Word> value(int at, Set<String> names) {
        Word word = options.get(at);
        int equals = word.text().indexOf('=');
        if (names.contains(word.text()) && at + 1 < options.size()) {
            return Optional.of(options.get(at + 1));
        }
        return equals > 0 && names.contains(word.text().substring(0, equals))
                ? Optional.of(word.as(word.text().substring(equals + 1), word.literal()))
                : Optional.empty();
    }
}
