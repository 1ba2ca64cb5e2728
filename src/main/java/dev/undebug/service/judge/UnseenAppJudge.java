package dev.undebug.service.judge;

import dev.undebug.flask.Exposure;
import dev.undebug.flask.Launcher;
import dev.undebug.python.eval.outcome.Entry;
import dev.undebug.service.tree.PythonText;
import dev.undebug.source.Place;
import dev.undebug.source.RepositoryPath;
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
                effects.because(
                        Exposure.UNKNOWN,
                        () -> leavesPackages(run, place)
                                ? run.reasons().leavesPackages(place)
                                : run.reasons().servesUnseen(place));
            });
        }
    }

    /** Returns whether a file has relative imports for more packages than there are around it where it is started. */
    private static boolean leavesPackages(ProgramRun run, Place place) {
        int needed = run.runs()
                .sourceText(place.path())
                .map(PythonText::relativeImport)
                .orElse(0);
        return run.program().entry().stream()
                .flatMap(entry -> entry.roots().stream())
                .flatMap(root -> RepositoryPath.of(place.path()).below(RepositoryPath.of(root)).stream())
                .mapToInt(below -> RepositoryPath.of(below).names().size() - 1)
                .max()
                .stream()
                .anyMatch(packages -> packages < needed);
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
