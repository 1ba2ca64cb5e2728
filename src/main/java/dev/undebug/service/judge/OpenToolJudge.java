package dev.undebug.service.judge;

import dev.undebug.flask.Exposure;
import dev.undebug.python.eval.outcome.Disclosure;
import dev.undebug.service.tree.GuardedViews;
import dev.undebug.service.verdict.OpenGraphiql;
import dev.undebug.service.verdict.OpenProfiler;
import dev.undebug.service.verdict.Switch;
import dev.undebug.source.Place;
import java.util.Set;
import java.util.function.Function;

/** Judges developers' tools with pages of their own, which are open to strangers whether or not the service shows errors. */
final class OpenToolJudge implements Judge {
    @Override
    public void judge(ProgramRun run, SwitchEffects effects) {
        judge(run, effects, OpenProfiler.LIBRARY, OpenProfiler::new, Exposure.TRACEBACK);
        judge(run, effects, OpenGraphiql.LIBRARY, OpenGraphiql::new, Exposure.FLAG);
    }

    private static void judge(
            ProgramRun run,
            SwitchEffects effects,
            String library,
            Function<Disclosure, Switch> kind,
            Exposure exposure) {
        for (Disclosure disclosure : run.disclosures(Set.of(library))) {
            if (isGuarded(run, disclosure.call())) {
                continue;
            }
            Switch subject = kind.apply(disclosure);
            effects.aside(subject, exposure, disclosure.certain(), run.evidence(disclosure, subject.place()));
        }
    }

    /** Returns whether a call makes a view for visitors who are signed in. */
    private static boolean isGuarded(ProgramRun run, Place call) {
        return run.runs().search(call.path(), GuardedViews::in).stream()
                .anyMatch(guarded -> guarded.span().equals(call.span()));
    }
}
