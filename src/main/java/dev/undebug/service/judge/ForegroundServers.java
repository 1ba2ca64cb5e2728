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
 * Judges the programs that a script starts after a server in the foreground: that one certainly serves, so the script gets
 * to them only when somebody stops it.
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

    /** Returns the verdicts, in the same order, with those of programs that wait for a server to end. */
    public static List<ProgramVerdict> noted(List<ProgramVerdict> launched) {
        Map<Integer, Launch> serving = new HashMap<>();
        List<ProgramVerdict> noted = new ArrayList<>();
        for (ProgramVerdict verdict : launched) {
            Optional<Launch> launch = verdict.program().launch();
            Chance chance = launch.map(Launch::chance).orElse(Chance.SURE);
            Optional<Launch> before = Optional.ofNullable(serving.get(chance.script()))
                    .filter(server ->
                            chance.sure() && !server.place().equals(launch.get().place()));
            noted.add(before.map(server -> after(server, verdict)).orElse(verdict));
            if (chance.sure() && chance.waited() && stays(verdict)) {
                serving.putIfAbsent(chance.script(), launch.get());
            }
        }
        return noted;
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
