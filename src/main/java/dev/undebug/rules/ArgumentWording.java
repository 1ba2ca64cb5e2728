package dev.undebug.rules;

import dev.undebug.python.eval.outcome.AppStart;
import dev.undebug.python.eval.outcome.Traced;
import dev.undebug.rule.Advice;
import dev.undebug.rule.Wording;
import dev.undebug.rules.fix.PythonFix;
import dev.undebug.service.verdict.RunArgument;
import java.util.List;

/** Words findings about debug arguments of one kind of start. */
final class ArgumentWording {
    private static final int LONGEST = 60;

    private ArgumentWording() {}

    static Wording<RunArgument> of(AppStart.Kind kind) {
        return Wording.of(RunArgument.class, verdict -> advice(verdict.subject()))
                .where(argument -> argument.start().kind() == kind);
    }

    private static Advice advice(RunArgument argument) {
        return new Advice(
                reach -> Message.of(cause(argument.start()), reach),
                argument.writtenValue().map(PythonFix::off).orElse(List.of()));
    }

    /** The argument as it is written, with its value if the text does not show it. */
    private static String cause(AppStart start) {
        String written = start.debugArgument()
                .map(span -> start.call().file().slice(span))
                .filter(text -> text.contains("debug") && text.length() <= LONGEST && !text.contains("\n"))
                .orElse("");
        String name =
                switch (start.kind()) {
                    case FLASK_GROUP -> "`--debug`";
                    case FLASK_SCRIPT -> "`use_debugger`";
                    case FLASK, RUN_SIMPLE, SOCKETIO, DASH, QUART -> "`debug`";
                };
        Traced value = start.debug().orElseThrow();
        return written.endsWith(value.shown()) || (!written.isEmpty() && !value.isKnown())
                ? "`" + written + "`"
                : (written.isEmpty() ? name : "`" + written + "`") + ", here " + Shown.of(value) + ",";
    }
}
