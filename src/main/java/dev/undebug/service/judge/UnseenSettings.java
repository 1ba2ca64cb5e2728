package dev.undebug.service.judge;

import dev.undebug.fact.Platform;
import dev.undebug.flask.Exposure;
import dev.undebug.python.eval.outcome.Coverage;
import dev.undebug.python.eval.outcome.Coverage.UnseenFile;
import dev.undebug.python.eval.outcome.Execution;
import dev.undebug.python.eval.outcome.VariableRead;
import dev.undebug.service.judge.ProgramVerdict.Reason;
import dev.undebug.service.launch.Program;
import dev.undebug.service.trial.Trials;
import dev.undebug.service.verdict.DevelopmentServer;
import dev.undebug.service.verdict.Event;
import dev.undebug.service.verdict.Event.UnseenEnvFile;
import dev.undebug.service.verdict.EvidenceStep;
import dev.undebug.service.verdict.SwitchEffect;
import dev.undebug.source.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The env file that may turn debug mode on, although nothing that is seen does: the launch names it, or the program loads it, and
 * the repository does not show it.
 */
public final class UnseenSettings {
    private static final int MOST_ROUNDS = 2;

    private UnseenSettings() {}

    /** The file, and the place that names it. */
    record Named(Place place, UnseenEnvFile event) {}

    private static Optional<Named> file(ProgramVerdict verdict) {
        return file(verdict.program(), verdict.run().execution());
    }

    /** Returns the file that the launch of a program names, or that the launched program loads. */
    static Optional<Named> file(Program program, Execution execution) {
        return program.launch().stream()
                .flatMap(launch -> launch.steps().stream())
                .filter(step -> step.event() instanceof UnseenEnvFile)
                .map(step -> new Named(step.place(), (UnseenEnvFile) step.event()))
                .findFirst()
                .or(() -> program.launch().flatMap(launch -> loaded(execution)));
    }

    private static Optional<Named> loaded(Execution execution) {
        return Optional.of(execution.coverage())
                .flatMap(Coverage::unseenFile)
                .map((UnseenFile file) ->
                        new Named(file.call(), new UnseenEnvFile(file.path().orElse(""), UnseenEnvFile.Source.FILE)));
    }

    /**
     * Returns the env file that may set the variable that a launch leaves unset, as far as the repository shows.
     *
     * @param because the reason why debug mode is off
     */
    public static Optional<EvidenceStep> of(ProgramVerdict verdict, List<EvidenceStep> because) {
        return EvidenceStep.events(because, Event.LeavesUnset.class).findFirst().flatMap(unset -> file(verdict)
                .map(named -> new EvidenceStep(named.place(), named.event().mayHave(unset.variable()))));
    }

    /** Returns whether one leaves open what strangers get from a program. */
    static boolean leaveOpen(ProgramVerdict verdict) {
        return of(verdict, verdict.because()).isPresent();
    }

    /**
     * Returns a verdict with the switches under conditions that only a variable of such a file fulfils. The program as it is
     * counts as before: what is on without the file stays on.
     *
     * @param judge judges a run of the program
     */
    static ProgramVerdict opened(ProgramVerdict asItIs, Function<ProgramRun, ProgramVerdict> judge) {
        Program program = asItIs.program();
        Optional<Named> file = program.role().isPrivate() || !asItIs.isFinished() ? Optional.empty() : file(asItIs);
        Set<String> unset = new HashSet<>();
        file.ifPresent(named -> unset.addAll(unset(asItIs.run())));
        if (unset.isEmpty()) {
            return asItIs;
        }
        // One that the program does not read makes no difference, and it may read others where it reads these.
        unset.addAll(unset(asItIs.run(), asItIs.run().named()));
        ProgramRun opened = asItIs.run().opened(unset);
        for (int round = 0; round < MOST_ROUNDS && unset.addAll(unset(opened)); round++) {
            opened = asItIs.run().opened(unset);
        }
        ProgramVerdict open = judge.apply(opened);
        List<SwitchEffect> more = open.found().stream()
                .filter(effect -> !asItIs.knows(effect) && !isTold(asItIs, effect))
                .map(SwitchEffect::doubted)
                .toList();
        boolean decides = asItIs.exposure() == Exposure.NONE && open.exposure() != Exposure.NONE;
        if (more.isEmpty() && !decides) {
            return asItIs;
        }
        Set<String> deciding = new Trials(program, asItIs.run().runs())
                .mayDecide(unset, asItIs.run().execution());
        EvidenceStep why = told(file.get(), deciding);
        return with(
                asItIs, more, why, () -> List.of(of(asItIs, asItIs.because()).orElse(why)));
    }

    /** Returns whether the value of a switch comes from one that is on without the file. */
    private static boolean isTold(ProgramVerdict asItIs, SwitchEffect effect) {
        return asItIs.found().stream().map(found -> found.subject().place()).anyMatch(place -> effect.steps().stream()
                .anyMatch(step -> step.place().equals(place)));
    }

    /**
     * Returns a verdict with the switches that only a file turns on which the image of the program seems to lack: nobody sees all
     * ways in which a build may bring it. What is on without the file stays on.
     *
     * @param judge judges a run of the program
     */
    static ProgramVerdict complemented(ProgramVerdict asItIs, Function<ProgramRun, ProgramVerdict> judge) {
        Program program = asItIs.program();
        Optional<String> file = asItIs.run().execution().coverage().leftOutFile();
        if (file.isEmpty() || program.launch().isEmpty() || program.role().isPrivate() || !asItIs.isFinished()) {
            return asItIs;
        }
        ProgramVerdict whole = judge.apply(asItIs.run().withEveryFile());
        List<SwitchEffect> more = whole.found().stream()
                .filter(effect -> !asItIs.knows(effect))
                .map(SwitchEffect::doubted)
                .toList();
        boolean decides = asItIs.exposure() == Exposure.NONE && whole.exposure() != Exposure.NONE;
        EvidenceStep lacks = new EvidenceStep(program.launch().get().place(), new Event.SeemsToLack(file.get()));
        return more.isEmpty() && !decides ? asItIs : with(asItIs, more, lacks, () -> List.of(lacks));
    }

    private static EvidenceStep told(Named file, Set<String> deciding) {
        Event event = deciding.size() == 1
                ? file.event().mayHave(deciding.iterator().next())
                : file.event().mayHaveAny();
        return new EvidenceStep(file.place(), event);
    }

    private static ProgramVerdict with(
            ProgramVerdict asItIs, List<SwitchEffect> more, EvidenceStep why, Supplier<List<EvidenceStep>> because) {
        List<SwitchEffect> found = new ArrayList<>(asItIs.found());
        more.forEach(effect -> found.add(effect.noting(why)));
        List<SwitchEffect> asides = asItIs.asides().stream()
                .map(effect -> effect.subject() instanceof DevelopmentServer && effect.exposure() == Exposure.NONE
                        ? new SwitchEffect(effect.subject(), Exposure.UNKNOWN, effect.certain(), effect.steps())
                        : effect)
                .toList();
        List<Reason> reasons = new ArrayList<>(asItIs.reasons());
        reasons.add(new Reason(Exposure.UNKNOWN, because));
        return new ProgramVerdict(asItIs.run(), found, asides, asItIs.latent(), true, reasons);
    }

    /** Returns the variables that the program reads and nothing is seen to set. */
    private static Set<String> unset(ProgramRun run) {
        return unset(run, run.execution().reads().stream().map(VariableRead::variable));
    }

    private static Set<String> unset(ProgramRun run, Stream<String> variables) {
        Set<String> set = run.program().allLayers().stream()
                .map(layer -> layer.variable().name())
                .collect(Collectors.toSet());
        return variables
                .filter(name -> !set.contains(name) && !Platform.owns(name))
                .collect(Collectors.toSet());
    }
}
