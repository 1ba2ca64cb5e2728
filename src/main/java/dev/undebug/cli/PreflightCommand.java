package dev.undebug.cli;

import dev.undebug.flask.FlaskVersion;
import dev.undebug.read.env.EnvFileNames;
import dev.undebug.scan.ScanBounds;
import dev.undebug.service.Preflight;
import dev.undebug.service.PreflightCheck;
import dev.undebug.service.PreflightCheck.State;
import dev.undebug.service.tree.WorkBudget;
import dev.undebug.source.Content;
import dev.undebug.source.SourceFile;
import dev.undebug.source.SourceTree;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code undebug preflight}: checks a command before it starts. */
@Command(
        name = "preflight",
        mixinStandardHelpOptions = true,
        description =
                "Checks whether a command would start with debug mode on in this environment. Run it as the last step before a"
                        + " deployment, or first thing in a container.",
        footer = {
            "",
            "Prints no values of the environment but those of FLASK_DEBUG and FLASK_ENV.",
            "Exit codes: 0 no problem found, 1 not fit for production, 2 error, or not everything could be checked."
        })
final class PreflightCommand implements Callable<Integer> {
    /** The exit code of a check without a result: the command may start anything. */
    private static final int NOT_JUDGED = 2;

    private final Path folder;
    private final Map<String, String> environment;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it runs the command.
    private CommandSpec spec;

    @Option(
            names = "--env-file",
            paramLabel = "FILE",
            description = "An env file that is added to this environment; its values win.")
    private @Nullable Path envFile;

    @Option(
            names = "--flask-version",
            paramLabel = "VERSION",
            description = "The installed Flask version. Default: the one that this folder's requirements name.")
    private @Nullable String flaskVersion;

    @Parameters(
            arity = "0..*",
            paramLabel = "-- COMMAND",
            description = "The command to check, after --. It is not run.")
    private List<String> command = new ArrayList<>();

    /**
     * @param folder the current folder
     * @param environment the variables of this process
     */
    PreflightCommand(Path folder, Map<String, String> environment) {
        this.folder = folder;
        this.environment = Map.copyOf(environment);
    }

    @Override
    public Integer call() {
        Optional<FlaskVersion> version = Optional.ofNullable(flaskVersion).map(this::version);
        Optional<SourceFile> variables = Optional.ofNullable(envFile).map(this::variables);
        String here = folder.toAbsolutePath().normalize().toString().replace('\\', '/');
        // Without a command, no file of the folder matters.
        SourceTree tree = command.isEmpty() ? new NoFiles() : FolderTree.of(folder);
        Preflight.Question question = new Preflight.Question(environment, variables, version, command, here);
        List<PreflightCheck> checks =
                new Preflight(question, tree, new WorkBudget(ScanBounds.DEFAULT.judging())).checks();
        return write(checks, spec.commandLine().getOut());
    }

    private FlaskVersion version(String text) {
        return FlaskVersion.parse(text)
                .orElseThrow(() ->
                        misused("--flask-version '" + text + "' is not a version; expected something like 3.1.1"));
    }

    private SourceFile variables(Path path) {
        String name = path.toString().replace('\\', '/');
        // The file is read as an env file, whatever its name.
        Content content = FolderTree.content(EnvFileNames.isEnvFile(name) ? name : name + ".env", path);
        if (content instanceof Content.Decoded decoded) {
            return decoded.file();
        }
        String reason = content instanceof Content.Unread unread ? unread.reason() : "not text";
        throw misused("--env-file '" + path + "' cannot be read: " + reason);
    }

    private int write(List<PreflightCheck> checks, PrintWriter out) {
        List<List<String>> rows = new ArrayList<>();
        for (PreflightCheck check : checks) {
            rows.add(List.of(word(check.state()), check.name(), Printable.of(check.text())));
        }
        TextTable.lines(rows).forEach(line -> out.print(line + "\n"));
        Set<State> states = checks.stream().map(PreflightCheck::state).collect(Collectors.toSet());
        if (states.contains(State.FAILED)) {
            out.print("Not fit for production.\n");
            return UndebugCommand.BLOCKED;
        }
        if (command.isEmpty()) {
            out.print("No problem found in the environment; no command was checked.\n");
            return 0;
        }
        boolean unknown = states.contains(State.UNKNOWN);
        out.print(unknown ? "Not everything could be checked.\n" : "No problem found.\n");
        return unknown ? NOT_JUDGED : 0;
    }

    private static String word(State state) {
        return switch (state) {
            case PASSED -> "ok";
            case FAILED -> "FAIL";
            case UNKNOWN -> "unknown";
        };
    }

    private ParameterException misused(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    /** An empty tree, for a check of the environment alone. */
    private static final class NoFiles implements SourceTree {
        @Override
        public List<String> paths() {
            return List.of();
        }

        @Override
        public Map<String, Content> read(Collection<String> paths) {
            return Map.of();
        }
    }
}
