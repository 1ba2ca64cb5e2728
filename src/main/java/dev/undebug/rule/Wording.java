package dev.undebug.rule;

import dev.undebug.service.Project;
import dev.undebug.service.verdict.Switch;
import dev.undebug.service.verdict.SwitchVerdict;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A rule's texts for switches of one kind.
 *
 * @param kind the kind of switch
 * @param which the switches of this kind that the rule words; exactly one rule words each switch
 * @param advice the texts for a switch
 */
public record Wording<S extends Switch>(
        Class<S> kind, Predicate<S> which, BiFunction<SwitchVerdict<S>, Project, Advice> advice) {

    /** Words every switch of a kind. */
    public static <S extends Switch> Wording<S> of(Class<S> kind, Function<SwitchVerdict<S>, Advice> advice) {
        return in(kind, (verdict, project) -> advice.apply(verdict));
    }

    /** Words every switch of a kind, with access to the rest of the project. */
    public static <S extends Switch> Wording<S> in(
            Class<S> kind, BiFunction<SwitchVerdict<S>, Project, Advice> advice) {
        return new Wording<>(kind, subject -> true, advice);
    }

    /** Returns this wording restricted to some of the switches. */
    public Wording<S> where(Predicate<S> some) {
        return new Wording<>(kind, which.and(some), advice);
    }

    /** Returns whether this wording applies to a switch. */
    public boolean words(Switch subject) {
        return kind.isInstance(subject) && which.test(kind.cast(subject));
    }

    void report(Project project, Reporter reporter) {
        for (SwitchVerdict<S> verdict : project.switches(kind)) {
            if (which.test(verdict.subject())) {
                reporter.report(verdict, advice.apply(verdict, project));
            }
        }
    }
}
