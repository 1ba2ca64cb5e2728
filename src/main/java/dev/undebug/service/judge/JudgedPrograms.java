package dev.undebug.service.judge;

import dev.undebug.service.verdict.SwitchEffect;
import java.util.List;
import java.util.stream.Stream;

/**
 * Every program of a repository, judged.
 *
 * @param launched those that launches start
 * @param alone those that start themselves, whoever runs them
 * @param choices which of the launched are started for certain
 */
public record JudgedPrograms(List<ProgramVerdict> launched, List<ProgramVerdict> alone, AlternativeLaunches choices) {
    public JudgedPrograms {
        launched = List.copyOf(launched);
        alone = List.copyOf(alone);
    }

    /** Returns how many end with an exception. */
    public long failing() {
        return Stream.concat(launched.stream(), alone.stream())
                .filter(ProgramVerdict::failed)
                .count();
    }

    /** Returns what the launches show: where some programs were not judged, nothing can be said of what no program reaches. */
    public Verdicts shown() {
        Verdicts verdicts = new Verdicts();
        (launched.isEmpty() ? alone : launched).forEach(program -> verdicts.add(program, !launched.isEmpty()));
        return verdicts;
    }

    /**
     * Returns what is known of the switches, those included that no launch reaches.
     *
     * @param hidden whether a launch that was not seen may start what those that were seen do not reach
     */
    public Verdicts verdicts(boolean hidden) {
        Verdicts verdicts = new Verdicts();
        launched.forEach(program -> verdicts.add(program, true));
        boolean shown = !hidden && choices.isShown();
        for (ProgramVerdict program : alone) {
            for (SwitchEffect effect : program.all()) {
                // What may be started by a launch, and is by none for certain, is judged as it starts itself, too.
                if (!shown || (!choices.isSure() && verdicts.knows(effect.subject()))) {
                    verdicts.add(effect, program.program().role(), false);
                }
            }
            program.all()
                    .forEach(effect ->
                            verdicts.dormant(effect.subject(), program.program().role(), effect.steps()));
        }
        verdicts.latent(launched, true, false);
        verdicts.latent(alone, shown, shown);
        return verdicts;
    }
}
