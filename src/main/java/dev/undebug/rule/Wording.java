package dev.undebug.rule;

import dev.undebug.service.Project;
import dev.undebug.service.verdict.Switch;
import dev.undebug.service.verdict.SwitchVerdict;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The words of a rule for switches of one kind.
 *
 * @param kind the kind of switch
 * @param which those of the kind that the rule words; each is worded by one rule
 * @param advice what there is to say
 */
public record Wording<S extends Switch>(
        Class<S> kind, Predicate<S> which, BiFunction<SwitchVerdict<S>, Project, Advice> advice) {

    /** Words every switch of a kind. */
    public static <S extends Switch> Wording<S> of(Class<S> kind, Function<SwitchVerdict<S>, Advice> advice) {
        return in(kind, (verdict, project) -> advice.apply(verdict));
    }

    /** Words every switch of a kind, looking at what else the project says. */
    public static <S extends Switch> Wording<S> in(
            Class<S> kind, BiFunction<SwitchVerdict<S>, Project, Advice> advice) {
        return new Wording<>(kind, subject -> true, advice);
    }

    /** Returns this wording for some of the switches only. */
    public Wording<S> where(Predicate<S> some) {
        return new Wording<>(kind, which.and(some), advice);
    }

    /** Returns whether it is what words a switch. */
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
