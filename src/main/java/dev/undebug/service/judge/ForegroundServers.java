package dev.undebug.service.judge;

import dev.undebug.flask.Exposure;
import dev.undebug.flask.Launcher;
import dev.undebug.service.launch.Launch;
import dev.undebug.service.launch.Launch.Chance;
import dev.undebug.service.verdict.Event;
import dev.undebug.service.verdict.EvidenceStep;
import java.util.ArrayList;
import java.util.HashMap;
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

    private ForegroundServers() {}

    /**
     * Returns the verdicts, in the same order, with those of programs that wait for a server to end, or for a
     * command to succeed.
     */
    public static List<ProgramVerdict> noted(List<ProgramVerdict> launched) {
        Map<Integer, Launch> serving = new HashMap<>();
        List<ProgramVerdict> noted = new ArrayList<>();
        for (ProgramVerdict verdict : launched) {
            Optional<Launch> launch = verdict.program().launch();
            Chance chance = launch.map(Launch::chance).orElse(Chance.SURE);
            Optional<Launch> before = Optional.ofNullable(serving.get(chance.script()))
                    .filter(server ->
                            chance.sure() && !server.place().equals(launch.get().place()));
            noted.add(before.map(server -> after(server, verdict))
                    .orElseGet(() ->
                            launch.filter(ForegroundServers::followsFailure).isPresent()
                                    ? verdict.doubted()
                                    : verdict));
            if (chance.sure() && chance.waited() && stays(verdict)) {
                serving.putIfAbsent(chance.script(), launch.get());
            }
        }
        return noted;
    }

    private static boolean followsFailure(Launch launch) {
        return EvidenceStep.events(launch.steps(), Event.NeedsMigrationsFolder.class)
                .anyMatch(event -> event.committed().isPresent());
    }

    private static ProgramVerdict after(Launch server, ProgramVerdict verdict) {
        EvidenceStep step = new EvidenceStep(
                server.place(), new Event.Precedes(server.place().toString()));
        return verdict.noting(step, exposure -> true).failing(step);
    }

    /** Returns whether a program certainly serves until somebody stops it. */
    private static boolean stays(ProgramVerdict verdict) {
        ProgramRun run = verdict.run();
        return run.isWhole()
                && verdict.isFinished()
                && !verdict.failed()
                && verdict.exposure() != Exposure.UNKNOWN
                && (verdict.program().launcher() == Launcher.PYTHON
                        ? run.startsWerkzeug()
                                .filter(start ->
                                        !start.threaded() && start.given().isEmpty())
                                .isPresent()
                        : verdict.program()
                                .installed()
                                .names()
                                .contains(
                                        PACKAGES.getOrDefault(verdict.program().launcher(), "")));
    }
}
