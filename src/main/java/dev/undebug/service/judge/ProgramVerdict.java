package dev.undebug.service.judge;

import dev.undebug.flask.Exposure;
import dev.undebug.flask.Launcher;
import dev.undebug.service.launch.Program;
import dev.undebug.service.verdict.EvidenceStep;
import dev.undebug.service.verdict.Switch;
import dev.undebug.service.verdict.SwitchEffect;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * What a program comes to.
 *
 * @param found the switches that are on
 * @param asides what is to be said besides, and does not change what a stranger gets
 * @param latent reads that would be on if their variable were set to a word that means off
 * @param open whether something cannot be told
 * @param reasons what decides, the most important first
 */
public record ProgramVerdict(
        ProgramRun run,
        List<SwitchEffect> found,
        List<SwitchEffect> asides,
        List<SwitchEffect> latent,
        boolean open,
        List<Reason> reasons) {
    public ProgramVerdict {
        found = List.copyOf(found);
        asides = List.copyOf(asides);
        latent = List.copyOf(latent);
        reasons = List.copyOf(reasons);
    }

    /**
     * Why something is as it is.
     *
     * @param exposure what it comes to
     */
    record Reason(Exposure exposure, Supplier<List<EvidenceStep>> steps) {}

    public Program program() {
        return run.program();
    }

    /** Returns what is on, and what is to be said besides. */
    public List<SwitchEffect> all() {
        List<SwitchEffect> all = new ArrayList<>(found);
        all.addAll(asides);
        return all;
    }

    /** Returns the switches of one kind among all. */
    public <S extends Switch> List<S> all(Class<S> kind) {
        return all().stream()
                .map(SwitchEffect::subject)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    /** Returns what a stranger gets from the program. */
    public Exposure exposure() {
        return found.stream()
                .filter(SwitchEffect::certain)
                .map(SwitchEffect::exposure)
                .min(Exposure::compareTo)
                .orElse(open || !found.isEmpty() ? Exposure.UNKNOWN : Exposure.NONE);
    }

    /** Returns whether the program is one that visitors meet: a server, or a program that starts one. */
    public boolean serves() {
        return program().launcher() != Launcher.PYTHON || run.startsServer();
    }

    /** Returns whether an exception ends the program. */
    boolean failed() {
        return run.execution().failed();
    }

    /** Returns what keeps debug mode off, or why nothing can be told of it; empty where it is on for certain. */
    public List<EvidenceStep> because() {
        return switch (exposure()) {
            case CONSOLE, TRACEBACK, FLAG, DORMANT -> List.of();
            case UNKNOWN ->
                found.stream()
                        .findFirst()
                        .map(each -> run.reasons().notSure(each.subject()))
                        .orElseGet(() -> because(Exposure.UNKNOWN));
            case NONE -> because(Exposure.NONE);
        };
    }

    private List<EvidenceStep> because(Exposure exposure) {
        return reasons.stream()
                .filter(reason -> reason.exposure() == exposure)
                .findFirst()
                .map(reason -> reason.steps().get())
                .orElse(List.of());
    }

    /** Returns whether another program begins with the same file. */
    public boolean isSameFile(ProgramVerdict other) {
        return program()
                .entry()
                .flatMap(entry ->
                        other.program().entry().filter(same -> same.path().equals(entry.path())))
                .isPresent();
    }

    /** Returns what is left of it where it cannot be told whether the program is started. */
    ProgramVerdict doubted() {
        return new ProgramVerdict(
                run,
                found.stream().map(SwitchEffect::doubted).toList(),
                List.of(),
                latent.stream().map(SwitchEffect::doubted).toList(),
                open,
                reasons);
    }

    /** Returns it with more known of the reads of environment variables. */
    ProgramVerdict withReads(List<SwitchEffect> completed, List<SwitchEffect> waiting) {
        return new ProgramVerdict(run, completed, asides, waiting, open, reasons);
    }
}
