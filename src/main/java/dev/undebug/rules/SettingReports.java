package dev.undebug.rules;

import dev.undebug.python.eval.DebugSetting;
import dev.undebug.rule.Advice;
import dev.undebug.rule.Reporter;
import dev.undebug.rules.fix.PythonFix;
import dev.undebug.service.Project;
import dev.undebug.service.verdict.CodeSetting;
import dev.undebug.service.verdict.SwitchVerdict;

/** Reports the places at which a program sets an application's debug flag in one way. */
final class SettingReports {
    private SettingReports() {}

    /**
     * Reports every setting of a kind.
     *
     * @param name what is set, as the message shows it
     */
    static void of(Project project, Reporter reporter, DebugSetting.Kind kind, String name) {
        for (SwitchVerdict<CodeSetting> judged : project.switches(CodeSetting.class)) {
            DebugSetting setting = judged.subject().setting();
            if (setting.kind() == kind) {
                reporter.report(
                        judged,
                        new Advice(
                                reach -> Message.of("Setting " + name + " to " + Shown.of(setting.value()), reach),
                                PythonFix.off(setting.value())));
            }
        }
    }
}
