package dev.undebug.python.eval;

import dev.undebug.python.eval.flask.AppClass;
import dev.undebug.python.eval.flask.DebuggerClass;
import dev.undebug.python.eval.flask.Disclosures;
import dev.undebug.python.eval.flask.DjangoNatives;
import dev.undebug.python.eval.flask.FlaskNatives;
import dev.undebug.python.eval.flask.Middleware;
import dev.undebug.python.eval.flask.ModelNatives;
import dev.undebug.python.eval.flask.UnseenApp;
import dev.undebug.python.eval.flask.WrappedApp;
import dev.undebug.python.eval.library.BackgroundCalls;
import dev.undebug.python.eval.library.Builtins;
import dev.undebug.python.eval.library.ChildProcesses;
import dev.undebug.python.eval.library.CodeFiles;
import dev.undebug.python.eval.library.DataFileNatives;
import dev.undebug.python.eval.library.DotenvNatives;
import dev.undebug.python.eval.library.FunctionNatives;
import dev.undebug.python.eval.library.IniText;
import dev.undebug.python.eval.library.LibraryNatives;
import dev.undebug.python.eval.library.MemberNatives;
import dev.undebug.python.eval.library.ObjectNatives;
import dev.undebug.python.eval.library.OsNatives;
import dev.undebug.python.eval.library.RunNatives;
import dev.undebug.python.eval.library.TextCodings;
import dev.undebug.python.eval.object.Ancestor;
import dev.undebug.python.eval.run.Library;
import dev.undebug.python.eval.run.NativeFunction;
import dev.undebug.python.eval.run.Run;
import dev.undebug.python.eval.run.SearchPath;
import dev.undebug.python.eval.value.Arguments;
import dev.undebug.python.eval.value.Data;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All modelled packages outside the repository. */
final class Natives implements Library {
    static final Natives ALL = new Natives();

    /** The package {@code sh}, whose functions are the programs of the machine. */
    private static final String COMMANDS = "sh.";

    private final Map<String, NativeFunction> functions = functions();
    private final Map<String, List<String>> exported = exported(functions.keySet());

    private Natives() {}

    private static Map<String, NativeFunction> functions() {
        Map<String, NativeFunction> all = new HashMap<>();
        Builtins.register(all);
        ObjectNatives.register(all);
        MemberNatives.register(all);
        OsNatives.register(all);
        SearchPath.register(all);
        LibraryNatives.register(all);
        FunctionNatives.register(all);
        TextCodings.register(all);
        BackgroundCalls.register(all);
        RunNatives.register(all);
        DotenvNatives.register(all);
        FlaskNatives.register(all);
        ModelNatives.register(all);
        Disclosures.register(all);
        DjangoNatives.register(all);
        ChildProcesses.register(all);
        CodeFiles.register(all);
        DataFileNatives.register(all);
        IniText.register(all);
        return Map.copyOf(all);
    }

    /** Returns the public names of each module. */
    private static Map<String, List<String>> exported(Set<String> functions) {
        return functions.stream()
                .filter(dotted -> dotted.lastIndexOf('.') > 0)
                .filter(dotted -> dotted.charAt(dotted.lastIndexOf('.') + 1) != '_')
                .collect(Collectors.groupingBy(
                        dotted -> dotted.substring(0, dotted.lastIndexOf('.')),
                        Collectors.mapping(
                                dotted -> dotted.substring(dotted.lastIndexOf('.') + 1), Collectors.toList())));
    }

    @Override
    public List<String> exported(String module) {
        List<String> names = exported.getOrDefault(module, List.of());
        // The package's module of the same name: `from dash import *` is followed by `dash.Dash(…)`.
        return module.equals("dash")
                ? Stream.concat(names.stream(), Stream.of("dash")).toList()
                : names;
    }

    @Override
    public boolean isModule(String dotted) {
        return exported.containsKey(dotted);
    }

    @Override
    public @Nullable NativeFunction find(String dotted) {
        @Nullable NativeFunction function = functions.get(dotted);
        boolean command = function == null && dotted.startsWith(COMMANDS) && dotted.indexOf('.', COMMANDS.length()) < 0;
        return command ? ChildProcesses.named(dotted.substring(COMMANDS.length())) : function;
    }

    @Override
    public @Nullable Ancestor ancestor(Run run, String dotted) {
        return DebuggerClass.is(dotted) ? new DebuggerClass(run) : AppClass.named(run, dotted);
    }

    @Override
    public boolean isApplication(String name, String attribute) {
        return UnseenApp.has(name, attribute);
    }

    @Override
    public boolean isStart(String owner, String method, Arguments arguments) {
        return UnseenApp.isStart(owner, method, arguments);
    }

    @Override
    public Data application(Run run) {
        return UnseenApp.create(run);
    }

    @Override
    public @Nullable Data made(Run run, String function, Arguments arguments) {
        if (UnseenApp.isMadeBy(function)) {
            return UnseenApp.create(run);
        }
        @Nullable Data middleware = Middleware.of(function, arguments);
        return middleware == null ? WrappedApp.of(run, arguments) : middleware;
    }
}
