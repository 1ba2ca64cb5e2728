package dev.undebug.read.shell.program;

import dev.undebug.fact.Word;
import dev.undebug.read.word.OptionValue;
import dev.undebug.source.ContainerPath;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A command that starts a container by the name of its image, {@code docker run -d -e FLASK_DEBUG=1 acme/shop flask run}, or
 * a program in a container that is there: {@code docker exec -d web flask run}.
 *
 * @param image the name of the image, of the service, or of the container that is there
 * @param words the command in the container; empty for the image's own
 */
public record RunCommand(Mode mode, EngineOptions options, Word image, List<Word> words) {
    /** The options without a value, of {@code run}, {@code create}, {@code exec}, {@code service create} and compose. */
    private static final Set<String> FLAGS = Set.of(
            "-d",
            "-i",
            "-t",
            "-P",
            "-q",
            "--detach",
            "--interactive",
            "--tty",
            "--rm",
            "--rmi",
            "--init",
            "--privileged",
            "--read-only",
            "--publish-all",
            "--no-healthcheck",
            "--oom-kill-disable",
            "--sig-proxy",
            "--disable-content-trust",
            "--quiet",
            "--replace",
            "--env-host",
            "--http-proxy",
            "--no-hosts",
            "--with-registry-auth",
            "--no-resolve-image",
            "--use-api-socket",
            "-T",
            "--no-TTY",
            "--service-ports",
            "--use-aliases",
            "--no-deps",
            "--build",
            "--quiet-pull",
            "--quiet-build",
            "--remove-orphans");

    private static final Set<String> VARIABLE = Set.of("-e", "--env");
    private static final Set<String> ENV_FILE = Set.of("--env-file");
    private static final Set<String> VOLUME = Set.of("-v", "--volume");
    private static final Set<String> MOUNT = Set.of("--mount");
    private static final Pattern SOURCE = Pattern.compile(",(?:source|src)=([^,]++)");
    private static final Pattern TARGET = Pattern.compile(",(?:target|destination|dst)=([^,]++)");

    /** The options for files that a swarm keeps, with the folders of those for which they name none. */
    private static final Map<String, String> STORED = Map.of("--config", "/", "--secret", "/run/secrets/");

    private static final Set<String> EMPTY = Set.of("--tmpfs");
    private static final Set<String> PUBLISHED = Set.of("-p", "--publish");
    private static final Set<String> FOLDER = Set.of("-w", "--workdir");
    private static final Set<String> ENTRYPOINT = Set.of("--entrypoint");
    private static final Set<String> CHECK = Set.of("--health-cmd", "--healthcheck-command");

    /** The word before a line of a health check as Podman takes it. */
    private static final Pattern SHELL = Pattern.compile("^CMD(?:-SHELL)?\\s++");

    /** A path in a container, after the name of that. */
    private static final Pattern INSIDE = Pattern.compile("([^:]++):(.+)");

    private static final Set<String> NAME = Set.of("--name");
    private static final Set<String> NETWORK = Set.of("--network", "--net");

    /** A port of the web on all addresses. */
    private static final Pattern WEB_PORT =
            Pattern.compile("(?:0\\.0\\.0\\.0:|\\[::\\]:)?(?:80|443):\\d{1,5}(?:/tcp)?");

    /** A port that the machine alone reaches. */
    private static final Pattern LOOPBACK_PORT = Pattern.compile("(?:127(?:\\.\\d{1,3}){3}|localhost|\\[?::1]?):.*");

    private static final Pattern SWARM_PORT = Pattern.compile("(?:.*,)?published=(?:80|443)(?:,.*)?");

    /**
     * Whether a container runs at a terminal unless it is detached, or is only created, or is a service of a swarm, or one
     * of a compose file, which then replaces the image. A program inside a container runs as long as that does.
     */
    enum Mode {
        RUN,
        CREATE,
        SERVICE,
        COMPOSE,
        EXEC,
        COMPOSE_EXEC
    }

    public RunCommand {
        words = List.copyOf(words);
    }

    /** @param words the words after the subcommand */
    static Optional<RunCommand> of(Mode mode, List<Word> words) {
        EngineOptions options = EngineOptions.read(words, FLAGS);
        List<Word> operands = options.operands();
        return operands.isEmpty()
                ? Optional.empty()
                : Optional.of(new RunCommand(mode, options, operands.get(0), operands.subList(1, operands.size())));
    }

    /** Returns the variables as written: {@code NAME=value}, or a name alone for the value of the host. */
    public List<OptionValue> variables() {
        return options.values(VARIABLE);
    }

    public List<Word> envFiles() {
        return options.all(ENV_FILE);
    }

    /** Returns {@code docker cp settings.json web:/app} as the command of the container that does the same. */
    static Optional<RunCommand> copying(Mode mode, List<Word> words) {
        List<Word> operands =
                words.stream().filter(word -> !word.text().startsWith("-")).toList();
        Matcher inside = operands.size() == 2 ? INSIDE.matcher(operands.get(1).text()) : INSIDE.matcher("");
        if (!inside.matches()) {
            return Optional.empty();
        }
        Word target = operands.get(1);
        return Optional.of(new RunCommand(
                mode,
                EngineOptions.read(List.of(), FLAGS),
                target.as(inside.group(1), target.literal()),
                List.of(target.as("cp", true), operands.get(0), target.as(inside.group(2), target.literal()))));
    }

    /** Returns the mounts as {@code -v} has them: {@code source:target}. */
    public List<Word> volumes() {
        return Stream.concat(
                        options.all(VOLUME).stream(),
                        options.all(MOUNT).stream().flatMap(RunCommand::bound))
                .toList();
    }

    /** Returns a mount of {@code type=bind,source=…,target=…}, in any order, as {@code -v} has it. */
    private static Stream<Word> bound(Word mount) {
        String parts = "," + mount.text() + ",";
        Matcher source = SOURCE.matcher(parts);
        Matcher target = TARGET.matcher(parts);
        return parts.contains(",type=bind,") && source.find() && target.find()
                ? Stream.of(mount.as(source.group(1) + ":" + target.group(1), mount.literal()))
                : Stream.empty();
    }

    /**
     * A file that a swarm keeps, and puts into the containers of a service.
     *
     * @param name of the config or secret
     * @param target its path in the container
     */
    public record Stored(String name, String target) {}

    /** Returns the files of {@code --config source=NAME,target=PATH} and {@code --secret}. */
    public List<Stored> stored() {
        return mode == Mode.SERVICE
                ? STORED.entrySet().stream()
                        .flatMap(kind -> options.all(Set.of(kind.getKey())).stream()
                                .map(word -> stored(word.text(), kind.getValue())))
                        .toList()
                : List.of();
    }

    private static Stored stored(String written, String folder) {
        Matcher source = SOURCE.matcher("," + written);
        Matcher target = TARGET.matcher("," + written);
        String name = source.find() ? source.group(1) : written.split(",", 2)[0];
        return new Stored(
                name,
                ContainerPath.of(folder)
                        .resolve(target.find() ? target.group(1) : name)
                        .text());
    }

    /** Returns the places of folders that are empty when the container starts. */
    public List<Word> emptyFolders() {
        return options.all(EMPTY);
    }

    public Optional<Word> workingDirectory() {
        return options.last(FOLDER);
    }

    public Optional<Word> entrypoint() {
        return options.last(ENTRYPOINT);
    }

    /** Returns the line that a shell runs in the container again and again to see if it is healthy. */
    public Optional<Word> healthCheck() {
        return options.has("--no-healthcheck")
                ? Optional.empty()
                : options.last(CHECK)
                        .map(line -> line.as(SHELL.matcher(line.text()).replaceFirst(""), line.literal()));
    }

    /** Returns whether the health check of the image does not run, for which a command may give another one. */
    public boolean replacesCheck() {
        return options.has("--no-healthcheck") || options.last(CHECK).isPresent();
    }

    public Optional<Word> name() {
        return options.last(NAME);
    }

    public boolean isDetached() {
        return mode == Mode.CREATE || mode == Mode.SERVICE || options.has("-d", "--detach");
    }

    /** Returns whether the container is one that stays: it is started again, or serves the web's own port. */
    public boolean isLasting() {
        boolean serves = options.all(PUBLISHED).stream()
                .map(Word::text)
                .anyMatch(port -> WEB_PORT.matcher(port).matches()
                        || SWARM_PORT.matcher(port).matches());
        return restarts() || (isDetached() && serves);
    }

    /** Returns whether the container is one of a service of a compose file. */
    public boolean isOfService() {
        return mode == Mode.COMPOSE || mode == Mode.COMPOSE_EXEC;
    }

    /** Returns whether it starts a program in a container that is there already. */
    public boolean isInside() {
        return mode == Mode.EXEC || mode == Mode.COMPOSE_EXEC;
    }

    /** Returns whether ports of the container are open on the machine. */
    public boolean isPublished() {
        return !options.all(PUBLISHED).isEmpty() || options.has("-P", "--publish-all", "--service-ports");
    }

    /** Returns whether other machines reach the ports of the container. */
    public boolean isOpen() {
        return options.has("-P", "--publish-all")
                || options.all(NETWORK).stream()
                        .anyMatch(network -> network.text().equals("host"))
                || options.all(PUBLISHED).stream()
                        .anyMatch(port -> !LOOPBACK_PORT.matcher(port.text()).matches());
    }

    /** Returns whether the engine starts the container again when it stops. */
    public boolean restarts() {
        return mode == Mode.SERVICE
                || options.all(Set.of("--restart")).stream()
                        .anyMatch(policy -> !policy.text().equals("no"));
    }

    /** Returns whether somebody sits at the terminal and types into the container. */
    public boolean isInteractive() {
        return options.has("-i", "-t", "--interactive", "--tty");
    }
}
