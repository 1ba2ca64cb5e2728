package dev.undebug.python.eval;

import dev.undebug.python.eval.outcome.AppStart;
import dev.undebug.python.eval.outcome.DebugSetting;
import dev.undebug.python.eval.outcome.Execution;
import dev.undebug.python.eval.outcome.Traced;
import java.util.List;
import java.util.stream.Collectors;

/** Formats executions with one line per fact, for tests to compare. */
final class Told {
    private Told() {}

    /**
     * Formats starts, such as {@code app.py:4 debug=True}, with a question mark at the end of uncertain ones. Omits the
     * flags left by ended servers.
     */
    static List<String> starts(Execution execution) {
        return execution.starts().stream().map(Told::start).toList();
    }

    private static String start(AppStart start) {
        return start.call()
                + start.debug().map(debug -> " debug=" + debug.shown()).orElse("")
                + start.useDebugger()
                        .map(debugger -> " use_debugger=" + debugger.shown())
                        .orElse("")
                + settings(start.settings())
                + (start.certain() ? "" : "?");
    }

    static List<String> settings(Execution execution) {
        return execution.settings().stream().map(Told::setting).toList();
    }

    private static String settings(List<DebugSetting> settings) {
        List<DebugSetting> own = settings.stream()
                .filter(setting -> setting.kind() != DebugSetting.Kind.LEFT)
                .toList();
        return own.isEmpty() ? "" : own.stream().map(Told::setting).collect(Collectors.joining(", ", " [", "]"));
    }

    private static String setting(DebugSetting setting) {
        return setting.subject() + "=" + setting.value().shown() + (setting.certain() ? "" : "?");
    }

    /** Formats the value that reached a start, with its origins. */
    static String trace(Traced value) {
        return value.shown()
                + " at " + value.place().text()
                + value.origins().stream()
                        .map(origin -> " < " + origin + " " + origin.text())
                        .collect(Collectors.joining())
                + (value.variables().isEmpty() ? "" : " " + value.variables());
    }
}
