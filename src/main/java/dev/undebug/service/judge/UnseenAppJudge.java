package dev.undebug.service.judge;

import dev.undebug.flask.Exposure;
import dev.undebug.flask.Launcher;
import dev.undebug.python.eval.outcome.Entry;
import dev.undebug.source.Place;
import dev.undebug.source.Span;
import java.util.Optional;

/** Judges a program that may start, or give to a server, an application from outside the repository. */
final class UnseenAppJudge implements Judge {
    @Override
    public void judge(ProgramRun run, SwitchEffects effects) {
        if (run.program().launcher() == Launcher.PYTHON) {
            run.execution().unseen().stream().findFirst().ifPresent(place -> {
                effects.unknown();
                effects.because(Exposure.UNKNOWN, () -> run.reasons().unseen(place));
            });
        } else {
            served(run).ifPresent(place -> {
                effects.unknown();
                effects.because(Exposure.UNKNOWN, () -> run.reasons().servesUnseen(place));
            });
        }
    }

    /** Returns the file that a server imports, if neither it nor what it imports names anything that makes applications. */
    private static Optional<Place> served(ProgramRun run) {
        return run.program()
                .entry()
                .filter(entry -> !entry.main() && entry.application().isPresent())
                .filter(entry -> run.isWhole() && run.isFinished() && !run.namesFramework())
                .map(Entry::path)
                .flatMap(path -> run.runs().file(path))
                .map(file -> file.place(new Span(0, 0)));
    }
}
