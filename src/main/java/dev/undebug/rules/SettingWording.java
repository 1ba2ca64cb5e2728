package dev.undebug.rules;

import dev.undebug.python.eval.outcome.DebugSetting;
import dev.undebug.rule.Advice;
import dev.undebug.rule.Wording;
import dev.undebug.rules.fix.PythonFix;
import dev.undebug.service.verdict.CodeSetting;

/** Words findings about one kind of debug setting. */
final class SettingWording {
    private SettingWording() {}

    /**
     * Words every setting of a kind.
     *
     * @param name the setting, as the message shows it
     */
    static Wording<CodeSetting> of(DebugSetting.Kind kind, String name) {
        return Wording.of(CodeSetting.class, verdict -> advice(verdict.subject().setting(), name))
                .where(subject -> subject.setting().kind() == kind);
    }

    static Advice advice(DebugSetting setting, String name) {
        return new Advice(
                reach -> Message.of("Setting " + name + " to " + Shown.of(setting.value()), reach),
                PythonFix.off(setting.value()));
    }
}
