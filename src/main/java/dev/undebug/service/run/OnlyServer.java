package dev.undebug.service.run;

import dev.undebug.python.eval.outcome.AppStart;
import dev.undebug.python.eval.outcome.Execution;
import dev.undebug.python.eval.outcome.Traced;
import dev.undebug.python.eval.outcome.Truth;
import dev.undebug.service.tree.ModuleSearch;
import dev.undebug.service.tree.ServerNames;
import dev.undebug.source.Span;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Settles starts under a condition that cannot be decided. A program that serves in one way only is met in that way, or
 * by nobody: {@code if database.answers(): app.run(debug=True)}. Where it may serve otherwise, the condition counts, and
 * so it does where it reads environment variables, which the deployment sets.
 */
public final class OnlyServer {
    private static final ModuleSearch<Span> CALLS = ServingCalls::in;

    /** Returns whether the code of a program {@linkplain #mayRun may start a server}, comments aside. */
    public static final ModuleSearch<Boolean> RUNS = module -> List.of(mayRun(ServerNames.code(module)));

    private static final Set<String> OTHERS = Set.of("asyncio", "subprocess");

    /** A call that may start a server. */
    private static final Pattern RUNNING = Pattern.compile("\\.run\\w*\\(");

    private OnlyServer() {}

    /**
     * Returns an execution with its undecided starts as certain ones, if the program is met in no other way.
     *
     * @param execution that of a program which starts its own server
     */
    public static Execution settled(Execution execution, RunCache runs) {
        List<AppStart> starts = execution.starts();
        boolean open = starts.stream().anyMatch(start -> !start.certain());
        return open && isWhole(execution) && starts.stream().allMatch(OnlyServer::isOn) && servesOnlyIn(execution, runs)
                ? execution.starting(starts.stream().map(AppStart::settled).toList())
                : execution;
    }

    /** Returns whether everything that it does was looked at. */
    private static boolean isWhole(Execution execution) {
        return execution.coverage().isComplete()
                && execution.missing().isEmpty()
                && execution.unseen().isEmpty()
                && !execution.startsKnown()
                && execution.disclosures().isEmpty();
    }

    private static boolean isOn(AppStart start) {
        return start.behind().isEmpty()
                && !start.presumed()
                && Stream.concat(start.debug().stream(), start.useDebugger().stream())
                        .anyMatch(OnlyServer::isOnAnyway);
    }

    private static boolean isOnAnyway(Traced value) {
        return value.truth() == Truth.TRUE && value.guards().isEmpty();
    }

    private static boolean servesOnlyIn(Execution execution, RunCache runs) {
        return execution.files().stream().noneMatch(path -> runs.search(path, CALLS).stream()
                .anyMatch(call -> execution.starts().stream().noneMatch(start -> isIn(start, path, call))));
    }

    private static boolean isIn(AppStart start, String path, Span call) {
        return start.call().path().equals(path) && start.call().span().contains(call);
    }

    /** Returns whether the text of a program's entry may start a server, of whatever library. */
    public static boolean mayRun(String entry) {
        return RUNNING.matcher(entry).results().anyMatch(call -> !runsCommands(nameBefore(call.start(), entry), entry));
    }

    /** Returns the name before a place; empty if there is none. A pattern would look back from every character. */
    private static String nameBefore(int end, String text) {
        int start = end;
        while (start > 0 && Character.isJavaIdentifierPart(text.charAt(start - 1))) {
            start--;
        }
        return text.substring(start, end);
    }

    /** Returns whether {@code run} of a module runs a command, or a function of the program's own. */
    private static boolean runsCommands(String module, String entry) {
        return OTHERS.contains(module) || (!module.isEmpty() && entry.contains("import subprocess as " + module));
    }
}
