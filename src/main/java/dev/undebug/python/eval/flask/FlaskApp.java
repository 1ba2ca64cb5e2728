package dev.undebug.python.eval.flask;

import dev.undebug.python.eval.object.Callbacks;
import dev.undebug.python.eval.object.Descriptor;
import dev.undebug.python.eval.object.PyClass;
import dev.undebug.python.eval.object.PyObject;
import dev.undebug.python.eval.outcome.DebugSetting;
import dev.undebug.python.eval.outcome.FlaskDecorators;
import dev.undebug.python.eval.outcome.LibraryTraits;
import dev.undebug.python.eval.outcome.Truth;
import dev.undebug.python.eval.run.Run;
import dev.undebug.python.eval.value.Arguments;
import dev.undebug.python.eval.value.Data;
import dev.undebug.python.eval.value.Interpretation;
import dev.undebug.python.eval.value.Invocation;
import dev.undebug.python.eval.value.Mapping;
import dev.undebug.python.eval.value.Method;
import dev.undebug.python.eval.value.PyDict;
import dev.undebug.python.eval.value.Scalar;
import dev.undebug.python.eval.value.Site;
import dev.undebug.python.eval.value.Table;
import dev.undebug.python.eval.value.Trace;
import dev.undebug.python.eval.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Flask application.
 *
 * @param run the run that made it
 * @param type the repository's subclass of Flask, or null for Flask itself
 */
record FlaskApp(Run run, @Nullable PyClass type, Table state) implements PyObject {
    /** The attribute through which middleware wraps the application. */
    static final String WSGI_APP = "wsgi_app";

    /** Those of {@code run(host, port, debug, load_dotenv)}. */
    private static final int RUN_DEFAULTS = 4;

    private static final String RUN = "run";
    private static final String CONFIG = "config";
    private static final String EXTENSIONS = "extensions";

    static Value create(Run run, @Nullable PyClass type, Invocation invocation) {
        return create(run, type, invocation, type != null && FlaskNatives.isQuart(type));
    }

    static Value create(Run run, @Nullable PyClass type, Invocation invocation, boolean quart) {
        FlaskApp app = new FlaskApp(run, type, run.table());
        FlaskConfig config =
                FlaskConfig.create(run, AppFolders.keep(run, app.state, invocation), quart, invocation.site());
        app.state.put(CONFIG, Value.of(config));
        if (PatchedParts.hidesConfig(run, type)) {
            config.state().put(FlaskConfig.DEBUG, Value.UNKNOWN);
            run.budget().leaveOut();
        }
        @Nullable Value own = type == null ? null : type.find("debug");
        @Nullable Value flag = own == null ? PatchedParts.flag(run) : own;
        if (flag != null) {
            app.setAttribute(run, "debug", flag.present(), invocation.site());
        }
        run.externals().application(Value.of(app));
        if (type == null || type.find("__init__") == null) {
            PatchedParts.initialize(run, Value.of(app), invocation);
        }
        return Value.of(app);
    }

    /** Makes an application whose definition is not visible: only the program's later changes to it are known. */
    static FlaskApp unseen(Run run) {
        FlaskApp app = new FlaskApp(run, null, run.table());
        app.state.put(CONFIG, Value.of(FlaskConfig.unseen(run)));
        return app;
    }

    /** Returns whether the program has set the debug flag. */
    boolean isSwitched() {
        @Nullable FlaskConfig config = config();
        return config != null
                && config.settings().all().stream().anyMatch(setting -> switch (setting.kind()) {
                    case ATTRIBUTE, CONFIG -> true;
                    default -> false;
                });
    }

    @Nullable
    FlaskConfig config() {
        @Nullable Value value = state.get(CONFIG);
        return value != null && value.data() instanceof FlaskConfig config ? config : null;
    }

    @Override
    public Data either(Data other, Joining states) {
        return PossibleApp.either(this, this, other, states);
    }

    @Override
    public boolean isLasting() {
        return true;
    }

    @Override
    public String shown() {
        return "<Flask>";
    }

    @Override
    public Value attribute(Interpretation interpretation, Value self, String name) {
        @Nullable Value inherited = type == null || name.equals("debug") ? null : type.find(name);
        if (inherited != null && state.get(name) == null) {
            return PyClass.bound(run, self, inherited.present());
        }
        return own(run, self, name);
    }

    @Override
    public Value own(Interpretation interpretation, Value self, String name) {
        @Nullable FlaskConfig config = config();
        if (name.equals("debug") && config != null) {
            @Nullable Value debug = config.find(Value.of(FlaskConfig.DEBUG));
            return debug == null ? run.cannotTell(Trace.NONE) : debug.present();
        }
        if (name.equals("testing") && config != null) {
            @Nullable Value testing = config.find(Value.of(FlaskConfig.TESTING));
            return testing == null ? run.cannotTell(Trace.NONE) : testing.present();
        }
        @Nullable Value kept = state.get(name);
        if (kept != null) {
            return kept.present();
        }
        @Nullable Value patched = run.externals().patched(FlaskNatives.FLASK + "." + name);
        if (patched != null) {
            return PyClass.bound(run, self, patched);
        }
        if (name.equals("env")
                && config != null
                && run.entry().context().traits().mode() == Truth.TRUE) {
            @Nullable Value mode = config.find(Value.of("ENV"));
            return mode == null ? run.cannotTell(Trace.NONE) : mode.present();
        }
        if (name.equals(RUN)) {
            takeFromClass();
            return starter(self);
        }
        if (name.equals("__init__")) {
            return Value.of(new Method(self, name, (run2, method, call) -> initialized(call)));
        }
        if (AppFolders.isOpener(name) && config != null && !config.isQuart()) {
            return Value.of(new Method(self, name, (run2, method, call) -> AppFolders.open(run, this, name, call)));
        }
        if (name.equals("run_task") && config != null && config.isQuart()) {
            return run.method(self, name, ServerStarts::quartTask);
        }
        if (name.equals(EXTENSIONS)) {
            return Value.of(extensions());
        }
        if (name.equals("cli")) {
            Value commands = run.imports().module("flask.cli");
            Value group = run.call(commands.data().attribute(run, commands, "AppGroup"), List.of());
            state.put(name, group);
            return group;
        }
        if (name.equals(WSGI_APP)) {
            return Value.of(new Method(self, name, (run2, method, call) -> run2.cannotTell(Trace.NONE)));
        }
        if (name.equals(FlaskDecorators.FIRST_REQUEST) && config != null && !config.isQuart()) {
            return firstRequest(self);
        }
        if (FlaskDecorators.ALL.contains(name)) {
            return Value.of(new Method(self, name, this::hook));
        }
        return Value.UNKNOWN;
    }

    /** Flask's own {@code __init__}, which a subclass calls with other arguments than its own. */
    Value initialized(Invocation call) {
        @Nullable FlaskConfig config = config();
        if (config != null) {
            config.lookIn(AppFolders.keep(run, state, call));
        }
        return Value.NONE;
    }

    /** Returns the decorator that Flask 2.3 has removed: a program that asks for it in vain goes on only where it expects that. */
    private Value firstRequest(Value self) {
        Truth there = hasFirstRequest();
        if (there == Truth.FALSE && run.branches().catching("AttributeError")) {
            return run.absent("AttributeError");
        }
        if (there == Truth.UNKNOWN) {
            run.cannotTell(Trace.NONE);
        }
        return Value.of(new Method(self, FlaskDecorators.FIRST_REQUEST, this::atFirstRequest));
    }

    private Truth hasFirstRequest() {
        LibraryTraits traits = run.entry().context().traits();
        return traits.extensions() == Truth.TRUE ? Truth.TRUE : traits.mode();
    }

    private Value atFirstRequest(Interpretation interpretation, Method method, Invocation call) {
        @Nullable Value function = call.arguments().value(0, "f");
        if (function != null) {
            run.facts().atFirstRequest(function);
        }
        return Decorators.decorate(call, registered -> {});
    }

    private Value hook(Interpretation interpretation, Method method, Invocation call) {
        return Decorators.decorate(call, function -> run.externals()
                .callbacks()
                .answer(new Callbacks.Callback(function, Arguments.NONE, call.site())));
    }

    /** Returns the method {@code run} of Flask itself. */
    Value starter(Value self) {
        @Nullable FlaskConfig config = config();
        boolean quart = config != null && config.isQuart();
        return run.method(self, RUN, quart ? ServerStarts::quart : ServerStarts::app);
    }

    /** Records what an extension puts into {@code app.extensions}; what others put there is not known. */
    void extended(String extension, Value value) {
        extensions().state().put(new Scalar.Text(extension), value);
    }

    private PyDict extensions() {
        @Nullable Value kept = state.get(EXTENSIONS);
        if (kept != null && kept.data() instanceof PyDict known) {
            return known;
        }
        PyDict all = new PyDict(run.table());
        all.open();
        state.put(EXTENSIONS, Value.of(all));
        return all;
    }

    @Override
    public Truth hasAttribute(Interpretation interpretation, Value self, String name) {
        boolean known = state.get(name) != null || name.equals("debug") || name.equals(RUN);
        if (!known && name.equals(FlaskDecorators.FIRST_REQUEST) && type == null) {
            return hasFirstRequest();
        }
        return known ? Truth.TRUE : Truth.UNKNOWN;
    }

    /** An attribute of the class, or the default of an argument of its method, is one of every application. */
    private void takeFromClass() {
        @Nullable Value debug = run.externals().patched(FlaskNatives.FLASK + ".debug");
        @Nullable Value defaults = run.externals().patched(FlaskNatives.FLASK + ".run.__defaults__");
        @Nullable List<Value> preset = defaults == null ? null : defaults.data().elements(run);
        if (preset != null && preset.size() == RUN_DEFAULTS && !preset.get(2).isNone()) {
            debug = preset.get(2);
        }
        if (debug == null && run.environ().find("FLASK_DEBUG") != null) {
            debug = PatchedParts.flag(run);
        }
        if (debug != null) {
            setAttribute(run, "debug", debug, run.imports().site());
        }
    }

    @Override
    public void setAttribute(Interpretation interpretation, String name, Value value, Site site) {
        @Nullable FlaskConfig config = config();
        if (name.equals("debug") && config != null) {
            DebugSetting.Kind kind = config.isQuart() ? DebugSetting.Kind.QUART : DebugSetting.Kind.ATTRIBUTE;
            config.debug(value, run.facts().setting(kind, value, site.subject("debug"), site));
        } else if (name.equals("__class__") && value.data() instanceof PyClass other) {
            // What the class has comes before what Flask's does.
            @Nullable Value debug = other.find("debug");
            if (debug != null && !(debug.data() instanceof Descriptor)) {
                setAttribute(interpretation, "debug", debug, site);
            }
        } else if (name.equals("testing") && config != null) {
            config.setItem(run, Value.of(FlaskConfig.TESTING), value, site);
        } else if (name.equals(CONFIG) && config != null && value.data() instanceof Mapping mapping) {
            Site where = new Site(site.scope(), site.place(), site.receiver() + ".config");
            boolean same = mapping == config;
            state.put(CONFIG, same ? value : Value.of(config.replaced(mapping, where)));
        } else {
            state.put(name, value);
            if (name.equals(WSGI_APP) && config != null) {
                config.wrapped(WsgiStack.of(value));
            }
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FlaskApp app && state == app.state;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(state);
    }
}
