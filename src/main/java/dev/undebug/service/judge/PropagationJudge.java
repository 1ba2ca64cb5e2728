package dev.undebug.service.judge;

import dev.undebug.flask.Exposure;
import dev.undebug.python.eval.outcome.AppStart;
import dev.undebug.python.eval.outcome.DebugSetting;
import dev.undebug.python.eval.outcome.Disclosure;
import dev.undebug.python.eval.outcome.Truth;
import dev.undebug.service.run.Flags;
import dev.undebug.service.verdict.DjangoPropagation;
import dev.undebug.service.verdict.Propagation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Judges settings that let an application's errors through to the server without debug mode. */
final class PropagationJudge implements Judge {
    @Override
    public void judge(ProgramRun run, SwitchEffects effects) {
        for (Disclosure disclosure : run.disclosures(Set.of(DjangoPropagation.LIBRARY))) {
            effects.aside(
                    new DjangoPropagation(disclosure),
                    Exposure.FLAG,
                    disclosure.certain(),
                    run.evidence(disclosure, disclosure.value().place()));
        }
        judge(run.execution().settings(), run, effects);
        for (AppStart start : run.execution().starts()) {
            judge(start.settings(), run, effects);
        }
    }

    private static void judge(List<DebugSetting> settings, ProgramRun run, SwitchEffects effects) {
        Set<DebugSetting> own = new LinkedHashSet<>(settings);
        own.removeIf(setting -> !isPropagation(setting));
        List<DebugSetting> inOrder = new ArrayList<>(own);
        for (int i = 0; i < inOrder.size(); i++) {
            DebugSetting setting = inOrder.get(i);
            if (Flags.on(setting.value()) && !isBeaten(setting, inOrder.subList(i + 1, inOrder.size()), inOrder)) {
                EvidenceBuilder evidence = run.evidence().setting(setting);
                run.startsWerkzeug().ifPresent(evidence::start);
                effects.aside(new Propagation(setting), Exposure.FLAG, setting.certain(), evidence);
            }
        }
    }

    private static boolean isPropagation(DebugSetting setting) {
        return setting.kind() == DebugSetting.Kind.PROPAGATION || setting.kind() == DebugSetting.Kind.TESTING;
    }

    /** A later assignment of the same setting overrides it, and so does propagation set to off for testing. */
    private static boolean isBeaten(DebugSetting setting, List<DebugSetting> later, List<DebugSetting> all) {
        boolean over = later.stream().anyMatch(other -> other.kind() == setting.kind() && isOff(other));
        boolean decided = setting.kind() == DebugSetting.Kind.TESTING
                && all.stream()
                        .filter(other -> other.kind() == DebugSetting.Kind.PROPAGATION)
                        .reduce((first, last) -> last)
                        .filter(last -> isOff(last) && !last.value().none())
                        .isPresent();
        return over || decided;
    }

    private static boolean isOff(DebugSetting setting) {
        return setting.certain() && setting.value().truth() == Truth.FALSE;
    }
}
