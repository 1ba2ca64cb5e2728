package dev.undebug.python.eval.flask;

import dev.undebug.python.eval.library.PythonJson;
import dev.undebug.python.eval.object.DataClass;
import dev.undebug.python.eval.object.Instance;
import dev.undebug.python.eval.object.PyClass;
import dev.undebug.python.eval.object.TextFile;
import dev.undebug.python.eval.outcome.CodePart;
import dev.undebug.python.eval.outcome.DebugSetting;
import dev.undebug.python.eval.outcome.PresentFiles.Put;
import dev.undebug.python.eval.outcome.Truth;
import dev.undebug.python.eval.run.FilePath;
import dev.undebug.python.eval.run.Run;
import dev.undebug.python.eval.value.Data;
import dev.undebug.python.eval.value.DictMethods;
import dev.undebug.python.eval.value.Invocation;
import dev.undebug.python.eval.value.Mapping;
import dev.undebug.python.eval.value.Method;
import dev.undebug.python.eval.value.OneOf;
import dev.undebug.python.eval.value.PyDict;
import dev.undebug.python.eval.value.PyModule;
import dev.undebug.python.eval.value.Raised;
import dev.undebug.python.eval.value.Scalar;
import dev.undebug.python.eval.value.Table;
import dev.undebug.python.eval.value.Trace;
import dev.undebug.python.eval.value.Unknown;
import dev.undebug.python.eval.value.Value;
import dev.undebug.python.syntax.PythonModule;
import dev.undebug.source.SourceFile;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The sources of an application's configuration: {@code app.config.from_object} and the like. */
final class ConfigSources {
    /** The classes of pydantic whose annotated attributes are fields. */
    private static final Set<String> MODELS = Set.of("pydantic.BaseModel", "pydantic_settings.BaseSettings");

    private final Run run;
    private final FlaskConfig config;
    private final Invocation call;

    private ConfigSources(Run run, FlaskConfig config, Invocation call) {
        this.run = run;
        this.config = config;
        this.call = call;
    }

    static Value call(Run run, Method method, Invocation call) {
        ConfigSources sources =
                new ConfigSources(run, (FlaskConfig) method.self().data(), call);
        switch (method.name()) {
            case "from_object" -> sources.any(call.arguments().value(0, "obj", Value.UNKNOWN));
            case "from_mapping" -> sources.mapping();
            case "from_pyfile" -> sources.file(call.arguments().value(0, "filename", Value.UNKNOWN), sources.silent(1));
            case "from_envvar" -> sources.variable();
            case "from_prefixed_env" -> sources.prefixed();
            case "from_file", "from_json" -> sources.data(method.name());
            default -> sources.anything();
        }
        return Value.of(new Unknown(Truth.UNKNOWN));
    }

    /** The loaded values are unknown, so any key may have been set. */
    private void anything() {
        config.setItem(run, Value.UNKNOWN, Value.UNKNOWN, call.site());
    }

    private Truth silent(int index) {
        return call.arguments().value(index, "silent", Value.of(false)).truth();
    }

    /** Of several objects, each is tried only if none turns anything on: otherwise, what chooses among them decides. */
    private void any(Value given) {
        if (given.data() instanceof OneOf several && several.choices().stream().allMatch(this::leavesOff)) {
            several.any(run, given, choice -> {
                object(Value.of(choice.data()));
                return Value.NONE;
            });
        } else {
            object(given);
        }
    }

    private boolean leavesOff(Data choice) {
        Value object = Value.of(choice);
        Set<String> names = new LinkedHashSet<>();
        return !names(object, names)
                && names.stream()
                        .filter(name -> isUpper(name) && config.kind(name) != null)
                        .allMatch(name -> choice.attribute(run, object, name).truth() == Truth.FALSE);
    }

    private void object(Value given) {
        Value named = given.data() instanceof Scalar.Text name ? imported(name.text()) : given;
        Value object = named.with(given.trace().deciding());
        Set<String> names = new LinkedHashSet<>();
        boolean open = names(object, names);
        names.removeIf(name -> !isUpper(name) || isFieldOfModel(object, name));
        names.forEach(name -> attribute(object, name, open));
        config.loaded(names.isEmpty() && !open);
        if (open && !names.contains("DEBUG")) {
            config.setItem(run, Value.UNKNOWN, Value.unknown(object.trace().deciding()), call.site());
        }
    }

    /**
     * Returns whether a name of a class is a field of pydantic's, which only its objects have: pydantic takes it out of the class.
     * Observed with pydantic 2.13; its first version does the same.
     */
    private static boolean isFieldOfModel(Value object, String name) {
        return object.data() instanceof PyClass type
                && type.order().stream()
                        .anyMatch(base -> base instanceof PyClass model && MODELS.contains(model.name()))
                && type.order().stream()
                        .anyMatch(base -> base instanceof PyClass parent
                                && DataClass.annotated(parent).contains(name));
    }

    private Value imported(String name) {
        if (!isImportable(name)) {
            throw Raised.builtin("ImportError");
        }
        return run.imports().string(name);
    }

    /** Returns whether a module, or an attribute of one, can have a name: no part of it begins with a digit. */
    private static boolean isImportable(String name) {
        boolean start = true;
        for (int i = 0; i < name.length(); i++) {
            char next = name.charAt(i);
            boolean separates = !start && (next == '.' || next == ':');
            boolean fits = start ? Character.isJavaIdentifierStart(next) : Character.isJavaIdentifierPart(next);
            if (!separates && (!fits || next == '$')) {
                return false;
            }
            start = separates;
        }
        return !name.isEmpty();
    }

    private void attribute(Value object, String name, boolean open) {
        Truth has = object.data().hasAttribute(run, object, name);
        Value value =
                object.data().attribute(run, object, name).with(object.trace().deciding());
        DebugSetting.@Nullable Kind kind = config.kind(name);
        if (kind != null) {
            Value known = has == Truth.TRUE || open ? value : Value.unknown(value.trace());
            String subject = holder(object, name) + "." + name;
            config.put(name, known, run.facts().setting(kind, known, subject, call.site()));
        } else {
            config.state().put(new Scalar.Text(name), has == Truth.TRUE ? value : value.maybe());
        }
    }

    /** Returns the qualified name of the module or class that has the attribute. */
    private static String holder(Value object, String name) {
        @Nullable PyClass type = object.data() instanceof PyClass given ? given : null;
        if (object.data() instanceof Instance instance) {
            type = instance.type();
        }
        if (object.data() instanceof PyModule module) {
            return module.name();
        }
        if (type == null) {
            return object.data().shown();
        }
        for (Data base : type.order()) {
            if (base instanceof PyClass parent && parent.state().get(name) != null) {
                return parent.name();
            }
        }
        return type.name();
    }

    /** Collects the names of an object's attributes; returns whether there may be more. */
    private boolean names(Value object, Set<String> names) {
        if (object.data() instanceof PyModule module) {
            strings(module.state(), names);
            return module.isOpen();
        }
        if (object.data() instanceof Instance instance) {
            strings(instance.state(), names);
            return names(Value.of(instance.type()), names) || instance.state().get(Instance.REST) != null;
        }
        if (object.data() instanceof PyClass type) {
            for (Data base : type.order()) {
                if (base instanceof PyClass parent) {
                    strings(parent.state(), names);
                }
            }
            return type.isOpen();
        }
        // Strings, dicts and the like have no upper-case attributes.
        return !(object.data() instanceof Scalar || object.data() instanceof PyDict);
    }

    private static void strings(Table state, Set<String> names) {
        state.keys().stream()
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .forEach(names::add);
    }

    private static boolean isUpper(String name) {
        return name.equals(name.toUpperCase(Locale.ROOT)) && name.chars().anyMatch(Character::isLetter);
    }

    private void mapping() {
        PyDict given = new PyDict(run.table());
        DictMethods.update(run, given, call);
        capitals(given);
    }

    private void variable() {
        Value name = call.arguments().value(0, "variable_name", Value.UNKNOWN);
        @Nullable Value path = run.environ().find(name);
        if (path == null || (!path.maybeAbsent() && path.truth() == Truth.FALSE)) {
            unset(name);
            return;
        }
        Value file = path.with(name.trace()).with(run.environ().reading(name, call.site()));
        // Who sets the variable to a file elsewhere has it there.
        file(file, isElsewhere(path) ? Truth.FALSE : silent(1));
    }

    /** Returns whether a variable is set to a file outside the repository. */
    private boolean isElsewhere(Value path) {
        @Nullable String text = path.maybeAbsent() ? null : FilePath.text(path);
        return text != null
                && text.startsWith("/")
                && read(path).isEmpty()
                && put(path).isEmpty();
    }

    /** Who deploys a program that ends without a variable sets it: to a file that the repository does not show. */
    private void unset(Value name) {
        Truth silent = silent(1);
        if (silent != Truth.TRUE && run.branches().catching("RuntimeError")) {
            throw Raised.builtin("RuntimeError");
        }
        if (silent == Truth.FALSE) {
            config.outside(name.with(run.environ().reading(name, call.site())), call.site());
        }
    }

    private void file(Value path, Truth silent) {
        Optional<SourceFile> file = path.maybeAbsent() ? Optional.empty() : read(path);
        if (file.isPresent() && config.folders().mayDiffer(path)) {
            anything();
        } else if (file.isPresent() && isThere(file.get(), silent)) {
            PyModule module = run.imports().configuration(PythonModule.parse(file.get()));
            object(Value.of(module));
        } else if (file.isEmpty()) {
            written(path)
                    .ifPresentOrElse(
                            text -> object(Value.of(run.imports().configuration(text.module()))),
                            () -> notSeen(path, silent));
        }
    }

    /** Returns the text that the build of the image writes to a file which the repository lacks. */
    private Optional<CodePart> written(Value path) {
        return config.folders().mayDiffer(path) ? Optional.empty() : put(path).flatMap(Put::text);
    }

    private Optional<Put> put(Value path) {
        @Nullable String text = path.maybeAbsent() ? null : FilePath.text(path);
        return text == null ? Optional.empty() : config.folders().put(run, text);
    }

    /** Returns whether the program finds a file of the repository. */
    private boolean isThere(SourceFile file, Truth silent) {
        if (silent == Truth.FALSE) {
            run.files().opened(file, run.branches());
        }
        boolean lacks = silent == Truth.TRUE && run.files().goesOnWithout(file);
        if (lacks) {
            config.loaded(true);
        }
        return !lacks;
    }

    /** A file that may be missing counts as missing, unless its name is not known either, or something is put there. */
    private void notSeen(Value path, Truth silent) {
        boolean put = put(path).isPresent();
        if (silent == Truth.FALSE || (put && !isOn())) {
            if (put) {
                config.loaded(false);
            } else {
                run.coverage().settings().lacks(path.data().shown());
            }
            config.outside(path, call.site());
            return;
        }
        config.loaded(true);
        if (silent != Truth.TRUE || (config.folders().mayBeAnywhere(path) && !isNoFile(path))) {
            anything();
        }
    }

    /** Returns whether debug mode is on before: nothing shows that a file which may be missing turns it off. */
    private boolean isOn() {
        @Nullable Value debug = config.state().get(new Scalar.Text("DEBUG"));
        return debug != null && !debug.maybeAbsent() && debug.truth() == Truth.TRUE;
    }

    /** Returns whether the program itself names no file, so that nothing is set: {@code from_pyfile(None)} fails. */
    private static boolean isNoFile(Value path) {
        return path.isNone() && path.trace().deciding().equals(Trace.NONE);
    }

    private Optional<SourceFile> read(Value path) {
        @Nullable String text = FilePath.text(path);
        return text == null ? Optional.empty() : config.folders().file(run, text);
    }

    private void data(String method) {
        Value path = call.arguments().value(0, "filename", Value.UNKNOWN);
        Optional<SourceFile> file = read(path);
        Truth silent = silent(method.equals("from_json") ? 1 : 2);
        if (file.isEmpty()) {
            notSeen(path, silent);
            return;
        }
        if (config.folders().mayDiffer(path)) {
            anything();
            return;
        }
        if (!isThere(file.get(), silent)) {
            return;
        }
        Value loaded = method.equals("from_json")
                ? PythonJson.loads(run, Value.of(file.get().text()))
                : loaded(file.get());
        if (loaded.data() instanceof Mapping mapping) {
            capitals(mapping);
        } else {
            anything();
        }
    }

    /** Flask calls the function with the open file. */
    private Value loaded(SourceFile file) {
        Value load = call.arguments().value(1, "load", Value.UNKNOWN);
        return load.isUnknown() ? Value.UNKNOWN : run.call(load, List.of(Value.of(new TextFile(file))));
    }

    /** Takes the entries with upper-case names. */
    private void capitals(Mapping mapping) {
        if (mapping.isOpen()) {
            anything();
        }
        config.loaded(mapping.truth() == Truth.FALSE);
        mapping.known().forEach((key, value) -> {
            if (key instanceof Scalar.Text name && isUpper(name.text())) {
                config.setItem(run, Value.of(key), value, call.site());
            }
        });
    }

    private void prefixed() {
        Value prefix = call.arguments().value(0, "prefix", Value.of("FLASK"));
        if (!(prefix.data() instanceof Scalar.Text text)) {
            anything();
            return;
        }
        if (run.environ().isOpen()) {
            anything();
        }
        String start = text.text() + "_";
        for (Map.Entry<Scalar, Value> entry : run.environ().known().entrySet()) {
            if (entry.getKey() instanceof Scalar.Text name && name.text().startsWith(start)) {
                Value value = parsed(entry.getValue())
                        .with(run.environ().copied(name.text(), call.site().place()));
                Value key = Value.of(name.text().substring(start.length()));
                config.setItem(run, key, value.from(call.site().place()), call.site());
            }
        }
    }

    private Value parsed(Value text) {
        if (text.maybeAbsent() || text.isUnknown()) {
            return Value.UNKNOWN;
        }
        @Nullable Value loads = call.arguments().value("loads");
        try {
            return loads == null ? PythonJson.loads(run, text) : run.call(loads, List.of(text));
        } catch (Raised notJson) {
            return text;
        }
    }
}
