package dev.undebug.service.judge;

import dev.undebug.flask.Exposure;
import dev.undebug.flask.Launcher;
import dev.undebug.python.eval.outcome.AppStart;
import dev.undebug.python.eval.outcome.Entry;
import dev.undebug.service.command.ServerOptions;
import dev.undebug.service.launch.Launch;
import dev.undebug.service.launch.Launch.Chance;
import dev.undebug.service.launch.Program;
import dev.undebug.service.tree.BoundApplications;
import dev.undebug.service.verdict.Event;
import dev.undebug.service.verdict.EvidenceStep;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Judges the programs that a script starts after something else: after a server in the foreground, which certainly serves, so
 * that the script gets to them only when somebody stops it, or after a command that presumably fails.
 */
public final class ForegroundServers {
    /** The packages of the servers that stay in the foreground unless their command says otherwise. */
    private static final Map<Launcher, String> PACKAGES = Map.of(
            Launcher.GUNICORN, "gunicorn",
            Launcher.WAITRESS, "waitress",
            Launcher.HYPERCORN, "hypercorn",
            Launcher.UVICORN, "uvicorn",
            Launcher.FLASK_RUN, "flask");

    /** The names under which servers look for an application in a module that is named alone. */
    private static final Map<Launcher, String> DEFAULTS =
            Map.of(Launcher.GUNICORN, "application", Launcher.HYPERCORN, "app");

    private ForegroundServers() {}

    /**
     * Returns the verdicts, in the same order, with those of programs that wait for a server to end, or for a
     * command to succeed.
     */
    public static List<ProgramVerdict> noted(List<ProgramVerdict> launched) {
        Map<Integer, Launch> serving = new HashMap<>();
        Map<Entry, Boolean> applications = new HashMap<>();
        IdentityHashMap<ProgramVerdict, ProgramVerdict> noted = new IdentityHashMap<>();
        for (ProgramVerdict verdict : inTheirOrder(launched)) {
            Optional<Launch> launch = verdict.program().launch();
            Chance chance = chance(verdict);
            Optional<Launch> before = Optional.ofNullable(serving.get(chance.script()))
                    .filter(server ->
                            chance.sure() && !server.place().equals(launch.get().place()));
            noted.put(
                    verdict,
                    before.map(server -> after(server, verdict))
                            .orElseGet(() -> launch.filter(ForegroundServers::followsFailure)
                                            .isPresent()
                                    ? verdict.doubted()
                                    : verdict));
            if (chance.sure()
                    && chance.waited()
                    && !serving.containsKey(chance.script())
                    && stays(verdict, applications)) {
                serving.put(chance.script(), launch.get());
            }
        }
        return launched.stream()
                .map(verdict -> noted.getOrDefault(verdict, verdict))
                .toList();
    }

    /** Returns the verdicts in the order of their scripts: elsewhere, those that people start by hand come last. */
    private static List<ProgramVerdict> inTheirOrder(List<ProgramVerdict> launched) {
        return launched.stream()
                .sorted(Comparator.comparingInt(verdict -> chance(verdict).position()))
                .toList();
    }

    private static Chance chance(ProgramVerdict verdict) {
        return verdict.program().launch().map(Launch::chance).orElse(Chance.SURE);
    }

    private static boolean followsFailure(Launch launch) {
        return EvidenceStep.events(launch.steps(), Event.NeedsMigrationsFolder.class)
                        .anyMatch(event -> event.committed().isPresent())
                || EvidenceStep.events(launch.steps(), Event.NeedsFile.class).anyMatch(Event.NeedsFile::missing);
    }

    private static ProgramVerdict after(Launch server, ProgramVerdict verdict) {
        EvidenceStep step = new EvidenceStep(
                server.place(), new Event.Precedes(server.place().toString()));
        return verdict.noting(step, exposure -> true).failing(step);
    }

    /**
     * Returns whether a program certainly serves until somebody stops it.
     *
     * @param applications whether the servers find their applications, as far as that is known
     */
    private static boolean stays(ProgramVerdict verdict, Map<Entry, Boolean> applications) {
        ProgramRun run = verdict.run();
        return run.isWhole()
                && verdict.isFinished()
                && !verdict.failed()
                && verdict.exposure() != Exposure.UNKNOWN
                && (verdict.program().launcher() == Launcher.PYTHON
                        ? run.startsWerkzeug()
                                .filter(start -> !start.threaded()
                                        && start.given().isEmpty()
                                        && start.options().terminal() == AppStart.Terminal.OPTIONAL)
                                .isPresent()
                        : isInstalled(verdict.program()) && isStarted(run, applications));
    }

    private static boolean isInstalled(Program program) {
        return program.installed().names().contains(PACKAGES.getOrDefault(program.launcher(), ""));
    }

    /** Returns whether a server certainly finds its application, and stays with its options and its configuration. */
    private static boolean isStarted(ProgramRun run, Map<Entry, Boolean> applications) {
        Program program = run.program();
        Launch launch = program.launch().orElseThrow();
        return launch.failure().isEmpty()
                && !launch.lacksCode()
                && launch.configuration().isEmpty()
                && launch.command()
                        .filter(command -> ServerOptions.keepRunning(command.words()))
                        .isPresent()
                && program.allLayers().stream()
                        .noneMatch(layer ->
                                ServerOptions.areGivenBy(layer.variable().name()))
                && program.entry()
                        .filter(entry -> applications.computeIfAbsent(entry, found -> hasApplication(run, found)))
                        .isPresent();
    }

    private static boolean hasApplication(ProgramRun run, Entry entry) {
        String name = entry.application()
                .orElseGet(() -> DEFAULTS.getOrDefault(run.program().launcher(), ""));
        return name.isEmpty()
                ? run.program().launcher() == Launcher.FLASK_RUN
                : run.runs()
                        .text(entry.path())
                        .filter(text -> BoundApplications.areIn(text, name))
                        .isPresent();
    }
}
