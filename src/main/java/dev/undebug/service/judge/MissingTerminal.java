package dev.undebug.service.judge;

import dev.undebug.flask.Launcher;
import dev.undebug.python.eval.outcome.AppStart;
import dev.undebug.service.command.Terminals;
import dev.undebug.service.launch.Launch;
import dev.undebug.service.packages.SocketIoRelease;
import dev.undebug.service.verdict.Event;
import dev.undebug.service.verdict.EvidenceStep;
import dev.undebug.source.RepositoryPath;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tells where Flask-SocketIO refuses to start: since 5.3.0 it starts Werkzeug's server only at a terminal. Observed with 5.5.1.
 * People at a machine have a terminal. Containers and services have none unless something gives them one.
 */
final class MissingTerminal {
    /** Code that may bring another standard input or another Flask-SocketIO, or that needs eventlet or gevent. */
    private static final Pattern TAMPERING = Pattern.compile(
            "stdin|isatty|\\bpty\\b|dup2|sys\\.__dict__|vars\\(\\s*+sys|__globals__|atexit|excepthook|eventlet|gevent"
                    + "|setattr\\(|MethodType|\\bpatch\\b|\\.run\\s*+=(?!=)|flask_socketio\\.\\w++\\s*+=(?!=)|flask_socketio\\.sys");

    /** Files of platforms and process managers that start programs without one. */
    private static final Set<String> OF_PLATFORMS = Set.of(
            "Procfile",
            "app.yaml",
            "apprunner.yaml",
            "ecosystem.config.cjs",
            "ecosystem.config.js",
            "fly.toml",
            "nixpacks.toml",
            "railway.json",
            "railway.toml",
            "render.yaml");

    private static final String SUPERVISED = "[program:";

    private MissingTerminal() {}

    /** Returns whether a start fails. A program whose other starts do not may serve in spite of that. */
    static boolean stops(ProgramRun run, AppStart start) {
        return start.certain()
                && needsOne(run, start)
                && run.program().launcher() != Launcher.FLASK_RUN
                && run.isFinished()
                && run.execution().starts().stream().allMatch(other -> needsOne(run, other))
                && run.program().launch().filter(launch -> hasNone(run, launch)).isPresent()
                && run.execution().files().stream()
                        .flatMap(path -> text(run, path).stream())
                        .noneMatch(TAMPERING.asPredicate());
    }

    private static boolean needsOne(ProgramRun run, AppStart start) {
        SocketIoRelease release = run.program().installed().socketIo();
        return release.guarded()
                && switch (start.options().terminal()) {
                    case OPTIONAL -> false;
                    case NEEDED -> true;
                    case NEEDED_IN_THREADS -> release.threads();
                };
    }

    /** A file that is not read may give it one. */
    private static boolean hasNone(ProgramRun run, Launch launch) {
        List<String> paths = paths(launch).distinct().toList();
        List<String> texts =
                paths.stream().flatMap(path -> text(run, path).stream()).toList();
        boolean service = launch.runtime().image().isPresent()
                || paths.stream().anyMatch(MissingTerminal::isOfService)
                || texts.stream().anyMatch(text -> text.contains(SUPERVISED));
        return service
                && !launch.byHand()
                && texts.size() == paths.size()
                && texts.stream().noneMatch(Terminals::mayBeGivenBy);
    }

    private static boolean isOfService(String path) {
        return path.endsWith(".service")
                || OF_PLATFORMS.contains(RepositoryPath.of(path).name());
    }

    /** Returns the files that start the program. */
    private static Stream<String> paths(Launch launch) {
        Stream<String> combined =
                EvidenceStep.events(launch.steps(), Event.CombinesFiles.class).flatMap(event -> event.paths().stream());
        return Stream.of(launch.files(), launch.runtime().dockerfile().stream(), combined)
                .flatMap(paths -> paths);
    }

    private static Optional<String> text(ProgramRun run, String path) {
        Optional<String> text = run.runs().text(path);
        text.ifPresent(one -> run.runs().budget().spend(one.length()));
        return text;
    }
}
