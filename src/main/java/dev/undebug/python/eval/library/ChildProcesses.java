package dev.undebug.python.eval.library;

import dev.undebug.python.eval.outcome.ChildProcess;
import dev.undebug.python.eval.outcome.DebugSetting;
import dev.undebug.python.eval.outcome.Truth;
import dev.undebug.python.eval.run.Exited;
import dev.undebug.python.eval.run.Files;
import dev.undebug.python.eval.run.NativeFunction;
import dev.undebug.python.eval.run.Run;
import dev.undebug.python.eval.value.Conversions;
import dev.undebug.python.eval.value.Invocation;
import dev.undebug.python.eval.value.Mapping;
import dev.undebug.python.eval.value.Scalar;
import dev.undebug.python.eval.value.Site;
import dev.undebug.python.eval.value.Trace;
import dev.undebug.python.eval.value.Unknown;
import dev.undebug.python.eval.value.Value;
import dev.undebug.source.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Models the functions of {@code subprocess} and {@code os} that run commands. */
public final class ChildProcesses {
    private static final int NOWHERE = Integer.MAX_VALUE;
    private static final String FLASK_DEBUG = "FLASK_DEBUG";

    private ChildProcesses() {}

    public static void register(Map<String, NativeFunction> all) {
        for (String name : new String[] {"run", "call", "check_call", "check_output", "Popen"}) {
            all.put("subprocess." + name, (run, call) -> {
                boolean shell = call.arguments()
                                .value(NOWHERE, "shell", Value.of(false))
                                .truth()
                        == Truth.TRUE;
                return started(run, call, call.arguments().value(0, "args"), shell);
            });
        }
        for (String name : new String[] {"subprocess.getoutput", "os.system", "os.popen"}) {
            all.put(name, (run, call) -> started(run, call, call.arguments().value(0, "command"), true));
        }
        all.put(
                "undebug_model.start_flask",
                (run, call) -> started(run, call, call.arguments().value(0, "words"), false));
        for (String name : new String[] {"os.execv", "os.execvp", "os.execve", "os.execvpe"}) {
            all.put(name, (run, call) -> {
                started(run, call, call.arguments().value(1, "args"), false);
                throw new Exited();
            });
        }
    }

    private static Value started(Run run, Invocation call, @Nullable Value command, boolean shell) {
        Site site = call.site();
        if (!shell && command != null && command.data() instanceof Scalar.Text) {
            // The name of a program with its spaces: no shell splits it.
            return run.cannotTell(Trace.NONE);
        }
        List<ChildProcess.Word> words = command == null ? List.of() : words(run, command, shell, site);
        run.facts()
                .child(new ChildProcess(
                        site.place(),
                        words,
                        shell,
                        environment(call) == null,
                        settings(run, call),
                        run.facts().certain()));
        return run.cannotTell(Trace.NONE);
    }

    /** Returns the words, with empty text for unknown ones; a shell command is one word. */
    private static List<ChildProcess.Word> words(Run run, Value command, boolean shell, Site site) {
        if (shell && Unknown.isText(command)) {
            String text = Unknown.written(command).replace(Unknown.GAP, ChildProcess.GAP);
            return List.of(word(text, command, site));
        }
        @Nullable List<Value> elements = shell ? null : command.data().elements(run);
        List<ChildProcess.Word> words = new ArrayList<>();
        for (Value element : elements == null ? List.<Value>of() : elements) {
            @Nullable String text = Conversions.str(element);
            words.add(word(text == null ? "" : text, element, site));
        }
        return words;
    }

    private static ChildProcess.Word word(String text, Value value, Site site) {
        List<Place> origins = value.trace().origins();
        return new ChildProcess.Word(Files.relative(text), origins.isEmpty() ? site.place() : origins.get(0));
    }

    private static @Nullable Value environment(Invocation call) {
        @Nullable Value given = call.arguments().value(NOWHERE, "env");
        return given == null || given.isNone() ? null : given;
    }

    private static List<DebugSetting> settings(Run run, Invocation call) {
        @Nullable Value environment = environment(call);
        if (environment == null) {
            return run.environ().settings().all();
        }
        @Nullable
        Value debug = environment.data() instanceof Mapping mapping ? mapping.find(Value.of(FLASK_DEBUG)) : null;
        return debug == null
                ? List.of()
                : List.of(run.facts().environment(DebugSetting.Kind.ENVIRONMENT, FLASK_DEBUG, debug, call.site()));
    }
}
