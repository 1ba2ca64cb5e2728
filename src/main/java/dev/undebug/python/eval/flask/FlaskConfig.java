package dev.undebug.python.eval.flask;

import dev.undebug.python.eval.outcome.DebugSetting;
import dev.undebug.python.eval.outcome.Environment;
import dev.undebug.python.eval.outcome.LoadedSettings;
import dev.undebug.python.eval.outcome.Truth;
import dev.undebug.python.eval.run.Observations;
import dev.undebug.python.eval.run.Run;
import dev.undebug.python.eval.value.Data;
import dev.undebug.python.eval.value.DebugSettings;
import dev.undebug.python.eval.value.DictMethods;
import dev.undebug.python.eval.value.Interpretation;
import dev.undebug.python.eval.value.Invocation;
import dev.undebug.python.eval.value.Mapping;
import dev.undebug.python.eval.value.Method;
import dev.undebug.python.eval.value.Raised;
import dev.undebug.python.eval.value.Scalar;
import dev.undebug.python.eval.value.Site;
import dev.undebug.python.eval.value.Table;
import dev.undebug.python.eval.value.Trace;
import dev.undebug.python.eval.value.Value;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An application's configuration. It keeps the record of debug settings, because it outlives the names of its
 * application.
 */
final class FlaskConfig extends Mapping implements Observations.Application {
    static final Scalar DEBUG = new Scalar.Text("DEBUG");
    static final Scalar TESTING = new Scalar.Text("TESTING");
    private static final Object SETTINGS = new Object();
    private static final Object FOLDERS = new Object();
    private static final String ROOT = "root_path";
    private static final Map<String, Value> DEFAULTS = Map.of(
            "TESTING",
            Value.of(false),
            "PROPAGATE_EXCEPTIONS",
            Value.NONE,
            "SECRET_KEY",
            Value.NONE,
            "SERVER_NAME",
            Value.NONE,
            "APPLICATION_ROOT",
            Value.of("/"),
            "TEMPLATES_AUTO_RELOAD",
            Value.NONE,
            "EXPLAIN_TEMPLATE_LOADING",
            Value.of(false),
            "ENV",
            Value.UNKNOWN.maybe());

    private static final Map<String, DebugSetting.Kind> KINDS = Map.of(
            "DEBUG", DebugSetting.Kind.CONFIG,
            "TESTING", DebugSetting.Kind.TESTING,
            "PROPAGATE_EXCEPTIONS", DebugSetting.Kind.PROPAGATION);
    private static final Map<String, DebugSetting.Kind> QUART_KINDS = Map.of(
            "DEBUG", DebugSetting.Kind.QUART,
            "PROPAGATE_EXCEPTIONS", DebugSetting.Kind.QUART_PROPAGATE);

    private static final Scalar SERVER_NAME = new Scalar.Text("SERVER_NAME");
    private static final Scalar ENV = new Scalar.Text("ENV");

    private final Origin origin;
    private final Truth plain;

    /**
     * How an application was made.
     *
     * @param run the run that made it
     * @param environment the environment at that time
     * @param quart whether it is a Quart application
     * @param unseen whether code outside the repository made it, if it is one
     */
    private record Origin(Run run, Environment environment, boolean quart, boolean unseen) {
        static Origin now(Run run, boolean quart) {
            return new Origin(run, run.environ().snapshot(), quart, false);
        }

        static Origin unseen(Run run) {
            return new Origin(run, run.environ().snapshot(), false, true);
        }
    }

    /** @param plain whether the program replaced it by a plain dict, which has no {@code from_object} and the like */
    private FlaskConfig(Table state, Origin origin, Truth plain) {
        super(state);
        this.origin = origin;
        this.plain = plain;
    }

    static FlaskConfig create(Run run, ConfigFolders folders, boolean quart, Site site) {
        FlaskConfig config = new FlaskConfig(run.table(), Origin.now(run, quart), Truth.FALSE);
        config.lookIn(folders);
        DEFAULTS.forEach((key, value) -> config.state().put(new Scalar.Text(key), value));
        if (!quart) {
            config.mode(run);
        }
        config.state().put(DEBUG, FlaskNatives.debugFlag(run.environ()));
        config.state().put(SETTINGS, Value.of(run.environ().settings()));
        if (quart) {
            new QuartFlag(run, config, site).make();
        }
        run.facts().application(config);
        return config;
    }

    /** Flask 1.0 to 2.2 copies {@code FLASK_ENV}; later releases have no such key. */
    private void mode(Run run) {
        Truth known = run.entry().context().traits().mode();
        if (known == Truth.FALSE) {
            state().remove(ENV);
        } else if (known == Truth.TRUE) {
            state().put(ENV, mode(run.environ().find(Value.of("FLASK_ENV"))));
        }
    }

    private static Value mode(@Nullable Value set) {
        if (set == null
                || (set.data() instanceof Scalar.Text text && text.text().isEmpty())) {
            return Value.of("production");
        }
        return set.maybeAbsent() ? Value.UNKNOWN : set;
    }

    /** Returns whether the application certainly has no name of a server. */
    boolean hasNoServerName() {
        @Nullable Value name = find(Value.of(SERVER_NAME));
        return name != null && name.isNone();
    }

    /** Makes the configuration of an application whose definition is not visible: it may contain any setting. */
    static FlaskConfig unseen(Run run) {
        FlaskConfig config = new FlaskConfig(run.table(), Origin.unseen(run), Truth.FALSE);
        config.state().put(DEBUG, Value.UNKNOWN);
        config.state().put(TESTING, Value.UNKNOWN);
        return config;
    }

    /** Makes a configuration without an application: {@code flask.Config(root_path, defaults)}. */
    static FlaskConfig detached(Run run, Invocation call) {
        FlaskConfig config = new FlaskConfig(run.table(), Origin.now(run, false), Truth.FALSE);
        config.lookIn(ConfigFolders.given(call.arguments().value(0, "root_path", Value.UNKNOWN)));
        @Nullable Value defaults = call.arguments().value(1, "defaults");
        if (defaults != null && !defaults.isNone()) {
            config.update(run, defaults, call.site());
        }
        return config;
    }

    /**
     * Returns the configuration that replaces this one: another configuration as it is, or a copy of any other mapping.
     */
    FlaskConfig replaced(Mapping by, Site site) {
        Run run = origin.run;
        FlaskConfig config = by instanceof FlaskConfig other ? other : new FlaskConfig(run.table(), origin, Truth.TRUE);
        config.state().put(SETTINGS, Value.of(settings().plus(config.settings())));
        if (by != config) {
            config.update(run, Value.of(by), site);
        }
        run.facts().application(config);
        return config;
    }

    @Override
    public Environment environment() {
        return origin.environment;
    }

    /** Leaves out booleans and what is not known: they may follow the debug flag. */
    @Override
    public void tell(LoadedSettings all) {
        known().forEach((key, value) -> {
            if (!(key instanceof Scalar.Text name) || kind(name.text()) != null || value.isNone()) {
                return;
            }
            if (value.data() instanceof Scalar && value.truth() == Truth.FALSE) {
                all.off(name.text());
            } else if (!(value.data() instanceof Scalar.Bool) && !value.isUnknown()) {
                all.other(name.text());
            }
        });
    }

    /** Returns where it looks for configuration files. */
    ConfigFolders folders() {
        @Nullable Value value = state().get(FOLDERS);
        return value != null && value.data() instanceof ConfigFolders folders ? folders : ConfigFolders.UNKNOWN;
    }

    void lookIn(ConfigFolders folders) {
        state().put(FOLDERS, Value.of(folders));
    }

    boolean isQuart() {
        return origin.quart;
    }

    /** Returns the kind of switch behind a key; null if the key shows no errors to visitors. */
    DebugSetting.@Nullable Kind kind(String key) {
        return (origin.quart ? QUART_KINDS : KINDS).get(key);
    }

    @Override
    public DebugSettings settings() {
        @Nullable Value value = state().get(SETTINGS);
        return value != null && value.data() instanceof DebugSettings settings ? settings : DebugSettings.NONE;
    }

    /** Sets the debug flag. */
    void debug(Value value, DebugSetting setting) {
        put("DEBUG", value, setting);
    }

    /** Sets a key that is a switch. */
    void put(String key, Value value, DebugSetting setting) {
        state().put(new Scalar.Text(key), value);
        record(setting);
    }

    /** Records the debuggers around the application; the earlier ones stay if a wrapper is unknown. */
    void wrapped(WsgiStack served) {
        DebugSettings kept = served.known() ? settings().withoutDebuggers() : settings();
        state().put(SETTINGS, Value.of(kept.plus(served.debuggers())));
    }

    void record(DebugSetting setting) {
        if (origin.unseen && setting.value().truth() == Truth.TRUE) {
            UnseenConfig.tell(origin.run, this);
        }
        state().put(SETTINGS, Value.of(settings().plus(setting)));
    }

    @Override
    public Value attribute(Interpretation interpretation, Value self, String name) {
        if (name.equals(name.toUpperCase(Locale.ROOT))) {
            // A replacement such as dynaconf's settings offers its entries as attributes, too.
            @Nullable Value entry = find(Value.of(name));
            return entry == null || entry.maybeAbsent() ? interpretation.cannotTell(self.trace()) : entry;
        }
        if (name.equals(ROOT)) {
            @Nullable Value path = folders().path();
            return path == null ? interpretation.cannotTell(self.trace()) : path;
        }
        boolean loads = name.startsWith("from_");
        if (loads && plain == Truth.TRUE) {
            throw Raised.builtin("AttributeError");
        }
        if (loads && plain == Truth.UNKNOWN) {
            interpretation.cannotTell(Trace.NONE);
        }
        return loads
                ? origin.run.method(self, name, ConfigSources::call)
                : Value.of(new Method(self, name, DictMethods::call));
    }

    @Override
    public void setAttribute(Interpretation interpretation, String name, Value value, Site site) {
        if (name.equals(ROOT)) {
            lookIn(ConfigFolders.given(value));
        }
    }

    /**
     * A missing key counts as set by what only the deployment has, such as a file or an extension. Only a program that handles
     * its absence gets the exception.
     */
    @Override
    public Value item(Interpretation interpretation, Value self, Value key, Site site) {
        return find(key) == null && !origin.run.branches().catching("KeyError")
                ? interpretation.cannotTell(key.trace())
                : super.item(interpretation, self, key, site);
    }

    @Override
    public void setItem(Interpretation interpretation, Value key, Value value, Site site) {
        String name = key.data() instanceof Scalar.Text text ? text.text() : "";
        DebugSetting.@Nullable Kind kind = kind(name);
        if (kind != null) {
            put(name, value, origin.run.facts().setting(kind, value, site.subject(name), site));
            return;
        }
        super.setItem(interpretation, key, value, site);
        if (!(key.data() instanceof Scalar)) {
            record(origin.run.facts().possible(value, site.subject("DEBUG"), site));
        }
    }

    @Override
    public void update(Interpretation interpretation, Value source, Site site) {
        super.update(interpretation, source, site);
        loaded(source.isNone() || (source.data() instanceof Mapping && source.truth() == Truth.FALSE));
    }

    /** Notes that the program loads settings from something. */
    void loaded(boolean empty) {
        LoadedSettings settings = origin.run.coverage().settings();
        if (empty) {
            settings.loadNothing();
        } else {
            settings.load();
        }
    }

    /** Loads a file that only the deployment has, which may set any key. */
    void outside(Value path, Site site) {
        super.setItem(origin.run, Value.UNKNOWN, Value.UNKNOWN, site);
        record(origin.run.facts().outside(path, site.subject("DEBUG"), site));
    }

    @Override
    public @Nullable Data merged(Data other, Table joined) {
        if (!(other instanceof FlaskConfig config)) {
            return null;
        }
        Truth both = plain == config.plain ? plain : Truth.UNKNOWN;
        FlaskConfig merged = new FlaskConfig(joined, origin, both);
        origin.run.facts().application(merged);
        return merged;
    }

    @Override
    public boolean isLasting() {
        return true;
    }

    @Override
    public String shown() {
        return "<Config>";
    }
}
