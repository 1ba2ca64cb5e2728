package dev.undebug.service;

import dev.undebug.flask.Exposure;
import dev.undebug.python.eval.outcome.Entry;
import dev.undebug.service.judge.JudgedPrograms;
import dev.undebug.service.judge.ProgramVerdict;
import dev.undebug.service.launch.Launch;
import dev.undebug.service.tree.CodeRole;
import dev.undebug.service.tree.Workspace;
import dev.undebug.service.verdict.DevelopmentServer;
import dev.undebug.service.verdict.Event;
import dev.undebug.service.verdict.EvidenceStep;
import dev.undebug.service.verdict.SwitchEffect;
import dev.undebug.source.PythonPaths;
import dev.undebug.source.RepositoryPath;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells what files that were not read leave open. Such a file may set a variable, or start the program once more, so nothing may
 * be said to turn debug mode on nowhere.
 */
final class UnreadFiles {
    /** If more files were not read, any of them concerns every program. */
    private static final int MOST = 100;

    private final Workspace workspace;
    private List<String> withheld = List.of();
    private List<String> launches = List.of();

    UnreadFiles(Workspace workspace) {
        this.workspace = workspace;
    }

    /**
     * Withholds the Python files that programs for visitors need and that are not text. Where no launch is shown, any of them
     * may be such a program.
     */
    void withhold(JudgedPrograms programs) {
        boolean shown = programs.launched().stream().anyMatch(ProgramVerdict::isShown);
        Stream<String> needed = (shown
                        ? programs.launched().stream()
                        : Stream.concat(programs.launched().stream(), programs.alone().stream()))
                .filter(verdict -> !verdict.program().role().isPrivate())
                .flatMap(verdict -> verdict.run().execution().missing().stream());
        Stream<String> possible = shown ? Stream.empty() : workspace.readPaths().stream();
        Predicate<String> aside = path -> CodeRole.isInTests(path) || CodeRole.isExample(path);
        Set<String> programsAndModules = Stream.concat(needed, possible.filter(aside.negate()))
                .filter(PythonPaths::isSource)
                .filter(path -> workspace.file(path).isEmpty())
                .collect(Collectors.toSet());
        workspace.withhold(programsAndModules);
    }

    /**
     * Looks at what was not read, and returns the programs. Of a development server that nothing which was read switches, it
     * is not known what it shows.
     */
    JudgedPrograms noted(JudgedPrograms programs) {
        withheld = workspace.withheld().distinct().limit(MOST + 1L).toList();
        launches = programs.launched().stream()
                .flatMap(verdict -> verdict.program().launch().stream())
                .map(launch -> launch.place().path())
                .distinct()
                .toList();
        return new JudgedPrograms(
                programs.launched().stream()
                        .map(verdict -> of(verdict).isPresent() ? doubted(verdict) : verdict)
                        .toList(),
                programs.alone(),
                programs.choices());
    }

    /** Returns the verdict; of a development server, it is not known what it shows. */
    private static ProgramVerdict doubted(ProgramVerdict verdict) {
        List<SwitchEffect> asides = verdict.asides().stream()
                .map(effect -> effect.subject() instanceof DevelopmentServer && effect.exposure() == Exposure.NONE
                        ? new SwitchEffect(effect.subject(), Exposure.UNKNOWN, effect.certain(), effect.steps())
                        : effect)
                .toList();
        return new ProgramVerdict(
                verdict.run(), verdict.found(), asides, verdict.latent(), verdict.open(), verdict.reasons());
    }

    /** Returns the step to what may turn debug mode on and was not read, where nothing that was read does. */
    Optional<EvidenceStep> of(ProgramVerdict verdict) {
        boolean open = verdict.exposure() == Exposure.NONE
                && verdict.because().stream()
                        .map(EvidenceStep::event)
                        .anyMatch(event -> event instanceof Event.TurnsNothingOn || event instanceof Event.LeavesUnset);
        return verdict.program().launch().filter(launch -> open).flatMap(launch -> withheld.stream()
                .filter(path -> concerns(path, launch, verdict.program().entry()))
                .findFirst()
                .map(path -> new Event.NotAllRead(Optional.of(path)))
                .or(() -> Optional.of(new Event.NotAllRead(Optional.empty()))
                        .filter(some -> !workspace.leftOut().isEmpty()))
                .map(event -> new EvidenceStep(launch.place(), event)));
    }

    /** A file concerns the programs in its folder and below, and the launches that are nearest to it. */
    private boolean concerns(String path, Launch launch, Optional<Entry> entry) {
        return withheld.size() > MOST
                || entry.filter(code ->
                                isBelow(code.path(), RepositoryPath.of(path).folder()))
                        .isPresent()
                || shared(path, launch.place().path())
                        == launches.stream()
                                .mapToInt(other -> shared(path, other))
                                .max()
                                .orElse(0);
    }

    private static boolean isBelow(String path, RepositoryPath folder) {
        return RepositoryPath.of(path).above().anyMatch(folder::equals);
    }

    /** Returns the number of folders around both files. */
    private static int shared(String one, String other) {
        List<String> here = RepositoryPath.of(one).folder().names();
        List<String> there = RepositoryPath.of(other).folder().names();
        int shared = 0;
        while (shared < Math.min(here.size(), there.size()) && here.get(shared).equals(there.get(shared))) {
            shared++;
        }
        return shared;
    }
}
