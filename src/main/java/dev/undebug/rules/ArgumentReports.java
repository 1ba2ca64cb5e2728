package dev.undebug.rules;

import dev.undebug.python.eval.AppStart;
import dev.undebug.rule.Advice;
import dev.undebug.rule.Reporter;
import dev.undebug.service.Judged;
import dev.undebug.service.Project;
import dev.undebug.service.Switch;

/** Reports the debug arguments of the calls that start servers of one kind. */
final class ArgumentReports {
    private static final int LONGEST = 60;

    private ArgumentReports() {}

    static void of(Project project, Reporter reporter, AppStart.Kind kind) {
        for (Judged<Switch.RunArgument> judged : project.switches(Switch.RunArgument.class)) {
            AppStart start = judged.subject().start();
            if (start.kind() == kind) {
                String cause = cause(judged.subject().place().text());
                reporter.report(judged, new Advice(reach -> Message.of(cause, reach), PythonFix.withoutDebug(start)));
            }
        }
    }

    private static String cause(String written) {
        boolean shown = written.length() <= LONGEST && !written.contains("\n");
        return shown ? "`" + written + "`" : "The debug argument";
    }
}
