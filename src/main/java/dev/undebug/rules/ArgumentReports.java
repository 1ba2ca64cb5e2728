package dev.undebug.rules;

import dev.undebug.python.eval.AppStart;
import dev.undebug.rule.Advice;
import dev.undebug.rule.Reporter;
import dev.undebug.rules.fix.PythonFix;
import dev.undebug.service.Project;
import dev.undebug.service.verdict.RunArgument;
import dev.undebug.service.verdict.SwitchVerdict;

/** Reports the debug arguments of the calls that start servers of one kind. */
final class ArgumentReports {
    private static final int LONGEST = 60;

    private ArgumentReports() {}

    static void of(Project project, Reporter reporter, AppStart.Kind kind) {
        for (SwitchVerdict<RunArgument> judged : project.switches(RunArgument.class)) {
            AppStart start = judged.subject().start();
            if (start.kind() == kind) {
                reporter.report(
                        judged,
                        new Advice(
                                reach -> Message.of(cause(start), reach),
                                judged.subject().writtenValue().flatMap(PythonFix::off)));
            }
        }
    }

    /** The argument as it is written, where that says what it is, with its value where it does not say that. */
    private static String cause(AppStart start) {
        String written = start.debugArgument()
                .map(span -> start.call().file().slice(span))
                .filter(text -> text.contains("debug") && text.length() <= LONGEST && !text.contains("\n"))
                .orElse("");
        String name = start.kind() == AppStart.Kind.FLASK_SCRIPT ? "`use_debugger`" : "`debug`";
        String value = start.debug().orElseThrow().shown();
        return written.endsWith(value)
                ? "`" + written + "`"
                : (written.isEmpty() ? name : "`" + written + "`") + ", which is " + Shown.code(value) + " here,";
    }
}
