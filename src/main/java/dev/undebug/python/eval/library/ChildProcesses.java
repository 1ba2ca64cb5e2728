package dev.undebug.python.eval.library;

import dev.undebug.python.eval.outcome.ChildProcess;
import dev.undebug.python.eval.outcome.DebugSetting;
import dev.undebug.python.eval.outcome.Truth;
import dev.undebug.python.eval.run.Files;
import dev.undebug.python.eval.run.NativeFunction;
import dev.undebug.python.eval.run.Run;
import dev.undebug.python.eval.value.Conversions;
import dev.undebug.python.eval.value.Exited;
import dev.undebug.python.eval.value.Invocation;
import dev.undebug.python.eval.value.Mapping;
import dev.undebug.python.eval.value.Scalar;
import dev.undebug.python.eval.value.Site;
import dev.undebug.python.eval.value.Trace;
import dev.undebug.python.eval.value.Tuple;
import dev.undebug.python.eval.value.Unknown;
import dev.undebug.python.eval.value.Value;
import dev.undebug.source.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Models the functions of {@code subprocess} and {@code os} that run commands. */
public final class ChildProcesses {
    private static final int NOWHERE = Integer.MAX_VALUE;
    private static final String FLASK_DEBUG = "FLASK_DEBUG";
    private static final Pattern SHELL = Pattern.compile("(?:.*/)?(?:sh|bash|dash|ash|zsh|ksh)");
    private static final Pattern OPTION = Pattern.compile("-[a-z]+");

    private ChildProcesses() {}

    public static void register(Map<String, NativeFunction> all) {
        for (String name : new String[] {"run", "call", "check_call", "check_output", "Popen"}) {
            all.put("subprocess." + name, (run, call) -> {
                boolean shell = call.arguments()
                                .value(NOWHERE, "shell", Value.of(false))
                                .truth()
                        == Truth.TRUE;
                @Nullable Value args = call.arguments().value(0, "args");
                return started(run, call, shell && args != null ? first(run, args) : args, shell);
            });
        }
        for (String name : new String[] {"subprocess.getoutput", "os.system", "os.popen"}) {
            all.put(name, (run, call) -> started(run, call, call.arguments().value(0, "command"), true));
        }
        for (String name : new String[] {"pty.spawn", "undebug_model.start_flask"}) {
            all.put(name, (run, call) -> started(run, call, call.arguments().value(0, "argv"), false));
        }
        for (String name : new String[] {"os.posix_spawn", "os.posix_spawnp"}) {
            all.put(name, (run, call) -> started(run, call, call.arguments().value(1, "argv"), false, 2));
        }
        for (String name : new String[] {"os.spawnv", "os.spawnvp"}) {
            all.put(name, (run, call) -> started(run, call, call.arguments().value(2, "args"), false));
        }
        for (String name : new String[] {"os.spawnve", "os.spawnvpe"}) {
            all.put(name, (run, call) -> started(run, call, call.arguments().value(2, "args"), false, 3));
        }
        for (String name : new String[] {"os.spawnl", "os.spawnlp"}) {
            all.put(name, (run, call) -> started(run, call, words(call, 2), false));
        }
        for (String name : new String[] {"os.execl", "os.execlp"}) {
            all.put(name, (run, call) -> {
                started(run, call, words(call, 1), false);
                throw new Exited();
            });
        }
        all.put("asyncio.create_subprocess_exec", (run, call) -> started(run, call, words(call, 0), false));
        all.put(
                "asyncio.create_subprocess_shell",
                (run, call) -> started(run, call, call.arguments().value(0, "cmd"), true));
        for (String name : new String[] {"os.execv", "os.execvp"}) {
            all.put(name, (run, call) -> replaced(run, call, NOWHERE));
        }
        for (String name : new String[] {"os.execve", "os.execvpe"}) {
            all.put(name, (run, call) -> replaced(run, call, 2));
        }
    }

    /** Models a function of the package {@code sh}, whose name is that of a program: {@code sh.flask("run")}. */
    public static NativeFunction named(String program) {
        return (run, call) -> {
            List<Value> words = new ArrayList<>(List.of(Value.of(program)));
            words.addAll(call.arguments().values());
            @Nullable Value env = call.arguments().value("_env");
            return started(run, call, Value.of(new Tuple(words)), false, env);
        };
    }

    /** Returns the words that are arguments of their own, without those before them. */
    private static Value words(Invocation call, int first) {
        List<Value> values = call.arguments().values();
        return Value.of(new Tuple(values.subList(Math.min(first, values.size()), values.size())));
    }

    private static Value replaced(Run run, Invocation call, int env) {
        started(run, call, call.arguments().value(1, "args"), false, env);
        throw new Exited();
    }

    /** Returns the text that a shell gets of a list: its first word, the others are arguments of the shell. */
    private static Value first(Run run, Value command) {
        @Nullable
        List<Value> words = Unknown.isText(command) ? null : command.data().elements(run);
        return words == null || words.isEmpty() ? command : words.get(0);
    }

    private static Value started(Run run, Invocation call, @Nullable Value command, boolean shell) {
        return started(run, call, command, shell, NOWHERE);
    }

    /** @param env the place of the environment among the arguments */
    private static Value started(Run run, Invocation call, @Nullable Value command, boolean shell, int env) {
        return started(run, call, command, shell, environment(call, env));
    }

    /** @param environment null if the command inherits that of the program */
    private static Value started(
            Run run, Invocation call, @Nullable Value command, boolean shell, @Nullable Value environment) {
        Site site = call.site();
        if (!shell && command != null && command.data() instanceof Scalar.Text) {
            // The name of a program with its spaces: no shell splits it.
            return run.cannotTell(Trace.NONE);
        }
        @Nullable Value script = shell || command == null ? null : script(run, command);
        boolean inShell = shell || script != null;
        @Nullable Value given = script == null ? command : script;
        List<ChildProcess.Word> words = given == null ? List.of() : words(run, given, inShell, site);
        run.facts()
                .child(new ChildProcess(
                        site.place(),
                        words,
                        inShell,
                        environment == null,
                        settings(run, call, environment),
                        run.facts().startCertain()));
        CommandWrites.paths(words.stream().map(ChildProcess.Word::text).toList(), inShell)
                .forEach(path -> run.files().rewrite(call, Value.of(path), run.branches()));
        return run.cannotTell(Trace.NONE);
    }

    /** Returns the text that a list of words hands to a shell, {@code ["bash", "-c", "flask run"]}; null for others. */
    private static @Nullable Value script(Run run, Value command) {
        @Nullable List<Value> words = command.data().elements(run);
        if (words == null
                || words.isEmpty()
                || !SHELL.matcher(text(words.get(0))).matches()) {
            return null;
        }
        int at = 1;
        boolean next = false;
        while (at < words.size() && !next && OPTION.matcher(text(words.get(at))).matches()) {
            next = text(words.get(at)).contains("c");
            at++;
        }
        return next && at < words.size() ? words.get(at) : null;
    }

    private static String text(Value word) {
        return word.data() instanceof Scalar.Text text ? text.text() : "";
    }

    /** Returns the words, with empty text for unknown ones; a shell command is one word. */
    private static List<ChildProcess.Word> words(Run run, Value command, boolean shell, Site site) {
        if (shell && Unknown.isText(command)) {
            return List.of(word(written(command), command, site));
        }
        @Nullable List<Value> elements = shell ? null : command.data().elements(run);
        List<ChildProcess.Word> words = new ArrayList<>();
        for (Value element : elements == null ? List.<Value>of() : elements) {
            words.add(word(Unknown.isText(element) ? written(element) : known(element), element, site));
        }
        return words;
    }

    private static String known(Value element) {
        @Nullable String text = Conversions.str(element);
        return text == null ? "" : text;
    }

    private static String written(Value text) {
        return Unknown.written(text).replace(Unknown.GAP, ChildProcess.GAP);
    }

    private static ChildProcess.Word word(String text, Value value, Site site) {
        List<Place> origins = value.trace().origins();
        return new ChildProcess.Word(Files.relative(text), origins.isEmpty() ? site.place() : origins.get(0));
    }

    private static @Nullable Value environment(Invocation call, int env) {
        @Nullable Value given = call.arguments().value(env, "env");
        return given == null || given.isNone() ? null : given;
    }

    private static List<DebugSetting> settings(Run run, Invocation call, @Nullable Value environment) {
        if (environment == null) {
            return run.environ().handedOn().all();
        }
        @Nullable
        Value debug = environment.data() instanceof Mapping mapping ? mapping.find(Value.of(FLASK_DEBUG)) : null;
        return debug == null
                ? List.of()
                : List.of(run.facts().environment(DebugSetting.Kind.ENVIRONMENT, FLASK_DEBUG, debug, call.site()));
    }
}
