package dev.undebug.python.eval.run;

import dev.undebug.python.eval.outcome.DebugSetting;
import dev.undebug.python.eval.outcome.Environment;
import dev.undebug.python.eval.outcome.EnvironmentUse;
import dev.undebug.python.eval.outcome.Truth;
import dev.undebug.python.eval.outcome.VariableRead;
import dev.undebug.python.eval.value.AssumedValues;
import dev.undebug.python.eval.value.DebugSettings;
import dev.undebug.python.eval.value.Interpretation;
import dev.undebug.python.eval.value.Mapping;
import dev.undebug.python.eval.value.Scalar;
import dev.undebug.python.eval.value.Site;
import dev.undebug.python.eval.value.Table;
import dev.undebug.python.eval.value.Trace;
import dev.undebug.python.eval.value.Unknown;
import dev.undebug.python.eval.value.Value;
import dev.undebug.source.Place;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Models {@code os.environ}. */
public final class Environ extends Mapping {
    private static final Object SETTINGS = new Object();
    /** The key of the settings in the environment of the process that {@code os.environ} does not show. */
    private static final Object HANDED_ON = new Object();

    private static final Value SOMETHING = Value.of(new Unknown(Truth.TRUE));
    /** Every program has it: a shell, systemd and each engine of containers set it. */
    private static final String SEARCHED = "PATH";

    private static final int MOST_READS = 200;
    private static final Map<String, DebugSetting.Kind> SWITCHES = Map.of(
            "FLASK_DEBUG", DebugSetting.Kind.ENVIRONMENT,
            "FLASK_ENV", DebugSetting.Kind.MODE,
            "WERKZEUG_DEBUG_PIN", DebugSetting.Kind.PIN);

    // Reads of undone branches count too, so this is not part of the state.
    private final Set<VariableRead> reads = new LinkedHashSet<>();

    // Also what undone branches used: they would do the same only if it is the same.
    private final Set<String> used = new HashSet<>();
    private final Set<String> ownReads = new HashSet<>();
    private boolean usedWhole;

    /** The key in the state of a variable that the program set before it read it: its start decides nothing then. */
    private record Own(String name) {}

    private final Run run;
    private final Environment start;
    private final Table table;

    Environ(Run run, Environment environment, AssumedValues assumedValues) {
        super(run.table());
        this.run = run;
        this.start = environment;
        this.table = super.state();
        environment.values().forEach((name, value) -> table.put(new Scalar.Text(name), Value.of(value)));
        environment.unknown().forEach(name -> table.put(new Scalar.Text(name), unknown(name)));
        if (isAssumed(SEARCHED)) {
            table.put(new Scalar.Text(SEARCHED), SOMETHING);
        }
        assumedValues.values().forEach((name, value) -> table.put(new Scalar.Text(name), value));
        if (environment.open()) {
            open();
        }
    }

    private Value unknown(String name) {
        return start.present().contains(name) ? SOMETHING : Value.UNKNOWN.maybe();
    }

    /** Returns the part of the environment that the run has used so far. */
    public EnvironmentUse use() {
        return new EnvironmentUse(used, usedWhole, ownReads);
    }

    private void use(Value key) {
        if (key.data() instanceof Scalar.Text name) {
            used.add(name.text());
        }
    }

    /** Code that uses the table itself may read every variable. */
    @Override
    public Table state() {
        usedWhole = true;
        return table;
    }

    @Override
    public Map<Scalar, Value> known() {
        usedWhole = true;
        return super.known();
    }

    @Override
    @Nullable
    public Value find(Value key) {
        use(key);
        return super.find(key);
    }

    /** Returns whether the run is one in any environment. */
    boolean isAny() {
        return start.open();
    }

    /** Returns the places where the program has read variables. */
    public List<VariableRead> reads() {
        return List.copyOf(reads);
    }

    @Nullable
    public Value find(String name) {
        return find(Value.of(name));
    }

    /** Restores the initial values of variables. */
    void keep(Set<String> names) {
        for (String name : names) {
            Value key = Value.of(name);
            use(key);
            @Nullable String value = start.values().get(name);
            if (value != null) {
                table.put(key.data(), Value.of(value));
            } else if (start.unknown().contains(name)) {
                table.put(key.data(), unknown(name));
            } else {
                table.remove(key.data());
            }
            table.put(SETTINGS, Value.of(settings().without(name)));
            table.remove(new Own(name));
        }
    }

    /** Returns the debug settings that the program made through variables, oldest first. */
    public DebugSettings settings() {
        @Nullable Value value = table.get(SETTINGS);
        return value != null && value.data() instanceof DebugSettings settings ? settings : DebugSettings.NONE;
    }

    /** Returns the settings that the commands get which the program runs. */
    public DebugSettings handedOn() {
        @Nullable Value value = table.get(HANDED_ON);
        DebugSettings all = settings();
        if (value != null && value.data() instanceof DebugSettings more) {
            for (DebugSetting setting : more.all()) {
                all = all.plus(setting);
            }
        }
        return all;
    }

    /** Models {@code os.putenv}: the commands get the variable, and {@code os.environ} has it not. */
    public void handOn(Value key, Value value, Site site) {
        DebugSetting.@Nullable Kind kind = key.data() instanceof Scalar.Text name ? SWITCHES.get(name.text()) : null;
        if (kind != null && key.data() instanceof Scalar.Text name) {
            @Nullable Value before = table.get(HANDED_ON);
            DebugSettings others =
                    before != null && before.data() instanceof DebugSettings settings ? settings : DebugSettings.NONE;
            table.put(HANDED_ON, Value.of(others.plus(run.facts().environment(kind, name.text(), value, site))));
        }
    }

    /** Returns the current environment. */
    public Environment snapshot() {
        Map<String, String> values = new HashMap<>();
        Set<String> unknown = new HashSet<>();
        Set<String> present = new HashSet<>();
        super.known().forEach((key, value) -> {
            // A remembered run does not have what nothing but this model says.
            boolean assumed = key instanceof Scalar.Text name && isAssumed(name.text()) && value.equals(SOMETHING);
            if (key instanceof Scalar.Text name && !assumed) {
                if (value.data() instanceof Scalar.Text text && !value.maybeAbsent()) {
                    values.put(name.text(), text.text());
                } else {
                    unknown.add(name.text());
                    if (value.truth() == Truth.TRUE && !value.maybeAbsent()) {
                        present.add(name.text());
                    }
                }
            }
        });
        return new Environment(values, unknown, present);
    }

    /** Returns whether a variable counts as set although nothing says so. */
    private boolean isAssumed(String name) {
        return name.equals(SEARCHED)
                && !start.values().containsKey(name)
                && !start.unknown().contains(name);
    }

    /** Returns the trace that reading a variable adds to its value. */
    public Trace reading(Value key, Site site) {
        return key.data() instanceof Scalar.Text name ? reading(name.text(), site.place()) : key.trace();
    }

    Trace reading(String name, Place place) {
        if (isOwn(name)) {
            ownReads.add(name);
        } else if (reads.size() < MOST_READS) {
            reads.add(new VariableRead(name, place));
        }
        return copied(name, place);
    }

    /** Returns the trace of a value that a library copies from a variable. */
    public Trace copied(String name, Place place) {
        // No deployment leaves it unset, and none chooses it for the program.
        return isOwn(name) || isAssumed(name) ? Trace.NONE : Trace.read(name, place);
    }

    private boolean isOwn(String name) {
        @Nullable Value own = table.get(new Own(name));
        return own != null && !own.maybeAbsent();
    }

    @Override
    protected Value read(Value key, Value value, Site site) {
        return super.read(key, value, site).with(reading(key, site)).from(site.place());
    }

    @Override
    protected Trace reason(Value key, Site site) {
        return reading(key, site);
    }

    /** A variable that is off unless it is set depends on its start; one that is on is a switch of the program. */
    @Override
    protected Value initial(Value key, Value value, Site site) {
        boolean off = key.data() instanceof Scalar.Text name
                && SWITCHES.containsKey(name.text())
                && run.facts()
                                .environment(SWITCHES.get(name.text()), name.text(), value, site)
                                .value()
                                .truth()
                        == Truth.FALSE;
        return off ? value.with(reading(key, site)) : value;
    }

    /** A missing variable counts as set in production. Only a program that handles its absence gets the exception. */
    @Override
    public Value item(Interpretation interpretation, Value self, Value key, Site site) {
        if (find(key) == null) {
            if (!run.branches().catching("KeyError")) {
                return read(key, Value.UNKNOWN, site);
            }
            if (key.data() instanceof Scalar.Text name) {
                run.requiredVariables().misses(name.text());
            }
        }
        return super.item(interpretation, self, key, site);
    }

    /**
     * Unknown names come from a file that only the deployment has. Like the deployment's other variables they are
     * unknown, so this changes nothing.
     */
    @Override
    public void setItem(Interpretation interpretation, Value key, Value value, Site site) {
        if (!(key.data() instanceof Scalar)) {
            return;
        }
        if (key.data() instanceof Scalar.Text name && used.add(name.text())) {
            table.put(new Own(name.text()), Value.NONE);
        }
        super.setItem(interpretation, key, value, site);
        DebugSetting.@Nullable Kind kind = key.data() instanceof Scalar.Text name ? SWITCHES.get(name.text()) : null;
        if (kind != null && key.data() instanceof Scalar.Text name) {
            DebugSetting setting = run.facts().environment(kind, name.text(), value, site);
            table.put(SETTINGS, Value.of(settings().plus(setting)));
        }
    }

    /** Models {@code os.environ = {…}}: the program has the variables of another mapping from then on. */
    void replace(Value by, Site site) {
        if (by.data() == this) {
            return;
        }
        if (!(by.data() instanceof Mapping other)) {
            open();
            return;
        }
        Map<Scalar, Value> theirs = other.known();
        if (!other.isOpen()) {
            known().keySet().stream()
                    .filter(key -> !theirs.containsKey(key))
                    .forEach(key -> deleteItem(run, Value.of(key)));
        }
        theirs.forEach((key, value) -> {
            @Nullable Value own = super.find(Value.of(key));
            if (own == null || !own.data().equals(value.data())) {
                setItem(run, Value.of(key), value, site);
            }
        });
    }

    /** The bytes behind the texts. */
    @Override
    public Value attribute(Interpretation interpretation, Value self, String name) {
        return name.equals("_data")
                ? Value.of(run.externals().named("os.environb"))
                : super.attribute(interpretation, self, name);
    }

    @Override
    public void deleteItem(Interpretation interpretation, Value key) {
        use(key);
        super.deleteItem(interpretation, key);
        if (key.data() instanceof Scalar.Text name) {
            table.put(SETTINGS, Value.of(settings().without(name.text())));
        }
    }
}
