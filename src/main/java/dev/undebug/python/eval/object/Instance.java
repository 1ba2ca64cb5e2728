package dev.undebug.python.eval.object;

import dev.undebug.python.eval.outcome.Truth;
import dev.undebug.python.eval.value.Arguments;
import dev.undebug.python.eval.value.Comparisons;
import dev.undebug.python.eval.value.Data;
import dev.undebug.python.eval.value.External;
import dev.undebug.python.eval.value.Function;
import dev.undebug.python.eval.value.Interpretation;
import dev.undebug.python.eval.value.Invocation;
import dev.undebug.python.eval.value.Site;
import dev.undebug.python.eval.value.Table;
import dev.undebug.python.eval.value.Trace;
import dev.undebug.python.eval.value.Unknown;
import dev.undebug.python.eval.value.Value;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An instance of a class of the repository. */
public record Instance(PyClass type, Table state) implements PyObject {
    /** The key in the state for attributes with unknown names. */
    public static final Object REST = new Object();

    /** Methods of a base class from elsewhere that call those of the class: {@code QThread.start}, {@code Cmd.cmdloop}. */
    private static final Pattern STARTING = Pattern.compile(
            "(start|run|serve|exec|launch|handle|dispatch|boot|feed|visit|parse|load|process|consume)\\w*|main|\\w*loop|onecmd");

    /** The method that gets every assignment to an attribute. */
    static final String TAKE = "__setattr__";

    /** The method that answers for every attribute. */
    static final String ANSWER = "__getattribute__";

    /** The function that makes the object. It gets the class, and is never bound to anything. */
    static final String NEW = "__new__";

    /** Calls a class of the repository: {@code __new__} makes an object, {@code __init__} fills it if it is one of the class. */
    static Value create(Interpretation run, PyClass type, Invocation invocation) {
        @Nullable Value maker = type.find(NEW);
        if (maker == null) {
            return initialized(run, type, make(run, type, invocation), invocation);
        }
        Value function = maker.data() instanceof Descriptor descriptor ? descriptor.function() : maker;
        Value made = function.data()
                .call(run, function, invocation.with(invocation.arguments().withFirst(Value.of(type))));
        return switch (isOne(type, made.data())) {
            case TRUE -> initialized(run, type, made, invocation);
            case FALSE -> made;
            case UNKNOWN -> initialized(run, type, opened(make(run, type, invocation)), invocation);
        };
    }

    /** Makes an object of a class before its {@code __init__} runs, as {@code object.__new__} does. */
    static Value make(Interpretation run, PyClass type, Invocation invocation) {
        @Nullable Ancestor ancestor = type.ancestor();
        return ancestor == null ? Value.of(new Instance(type, run.table())) : ancestor.create(type, invocation);
    }

    /** Models {@code object.__new__(cls, …)}. */
    public static Value made(Interpretation run, Invocation call) {
        Value type = call.arguments().value(0, "cls", Value.UNKNOWN);
        return type.data() instanceof PyClass own
                ? make(run, own, call.with(call.arguments().withoutFirst()))
                : run.cannotTell(type.trace());
    }

    /** An unknown object may have changed in any way. */
    private static Value opened(Value self) {
        if (self.data() instanceof Instance instance) {
            instance.state.put(REST, Value.UNKNOWN);
        }
        return self;
    }

    private static Truth isOne(PyClass type, Data made) {
        if (made instanceof PyObject object) {
            @Nullable PyClass own = object.type();
            return own != null && own.order().contains(type) ? Truth.TRUE : Truth.FALSE;
        }
        return made instanceof Unknown || made instanceof External || made.isOneOfMany() ? Truth.UNKNOWN : Truth.FALSE;
    }

    private static Value initialized(Interpretation run, PyClass type, Value self, Invocation invocation) {
        run.outside().made(self);
        @Nullable Value init = type.find("__init__");
        if (init != null) {
            init.data().call(run, init, invocation.with(invocation.arguments().withFirst(self)));
        } else if (self.data() instanceof Instance instance) {
            instance.fields(invocation.arguments());
        }
        return self;
    }

    /** Without an {@code __init__} in the repository, keyword arguments become attributes. */
    private void fields(Arguments arguments) {
        arguments.keywords().forEach((name, argument) -> state.put(name, argument.value()));
        if (arguments.open() || !arguments.positional().isEmpty()) {
            state.put(REST, Value.UNKNOWN);
        }
    }

    /** Returns whether it may have attributes that are not known. */
    public boolean isOpen() {
        return state.get(REST) != null || type.isOpen() || type.find("__getattr__") != null;
    }

    @Override
    public @Nullable Data merged(Data other, Table joined) {
        return other instanceof Instance instance && instance.type.equals(type) ? new Instance(type, joined) : null;
    }

    /** An object of an extension is as good as any other of its class: only what it does is modelled. */
    @Override
    public boolean isLasting() {
        return type.isModel();
    }

    @Override
    public boolean isObject() {
        return true;
    }

    @Override
    public @Nullable Object choice() {
        return type.name();
    }

    @Override
    public String shown() {
        return "<" + type.name() + " object>";
    }

    @Override
    public Truth truth() {
        return type.find("__bool__") == null && type.find("__len__") == null ? Truth.TRUE : Truth.UNKNOWN;
    }

    /** A class may answer for every attribute itself. */
    @Override
    public Value attribute(Interpretation run, Value self, String name) {
        @Nullable Value answer = type.find(ANSWER);
        return answer == null
                ? plainAttribute(run, self, name)
                : run.call(PyClass.bound(run, self, answer), List.of(Value.of(name)));
    }

    /** Reads an attribute as {@code object.__getattribute__} does. */
    public Value plainAttribute(Interpretation run, Value self, String name) {
        @Nullable Value own = state.get(name);
        @Nullable Value inherited = type.find(name);
        if (own != null && (inherited == null || Descriptor.setter(inherited) == null)) {
            return own.maybeAbsent() && inherited != null ? run.cannotTell(own.trace()) : own.present();
        }
        if (inherited == null && name.equals("__class__")) {
            return Value.of(type);
        }
        if (inherited == null && name.equals("__dict__")) {
            return Value.of(new AttributeDict(state));
        }
        @Nullable Value computed = inherited == null ? type.find("__getattr__") : null;
        if (computed != null && state.get(REST) == null) {
            return run.call(PyClass.bound(run, self, computed), List.of(Value.of(name)));
        }
        // Attributes with unknown names are data, which hides hardly any method.
        boolean hidden = inherited != null && state.get(REST) != null && !(inherited.data() instanceof Function);
        if (inherited == null || hidden) {
            if (type.isOpen() && STARTING.matcher(name).matches()) {
                run.outside().give(self);
                type.order().stream()
                        .filter(External.class::isInstance)
                        .map(External.class::cast)
                        .findFirst()
                        .ifPresent(base -> run.outside().inherited(base, name));
            }
            return run.cannotTell(self.trace());
        }
        return PyClass.bound(run, self, inherited.present());
    }

    @Override
    public Truth hasAttribute(Interpretation run, Value self, String name) {
        @Nullable Value own = state.get(name);
        if (own != null && !own.maybeAbsent()) {
            return Truth.TRUE;
        }
        Truth inherited = type.hasAttribute(run, self, name);
        return own != null || isOpen() ? Comparisons.or(inherited, Truth.UNKNOWN) : inherited;
    }

    @Override
    public void setAttribute(Interpretation run, String name, Value value, Site site) {
        @Nullable Value taker = type.find(TAKE);
        if (taker == null) {
            setPlainAttribute(run, name, value, site);
        } else {
            run.call(PyClass.bound(run, Value.of(this), taker), List.of(Value.of(name), value));
        }
    }

    /** Sets an attribute as {@code object.__setattr__} does. */
    public void setPlainAttribute(Interpretation run, String name, Value value, Site site) {
        @Nullable Value setter = Descriptor.setter(type.find(name));
        if (setter != null) {
            run.call(setter, List.of(Value.of(this), value));
        } else if (name.equals("__dict__")) {
            new AttributeDict(state).update(run, value, site);
        } else {
            state.put(name, value);
        }
    }

    @Override
    public Value item(Interpretation run, Value self, Value key, Site site) {
        return special(run, self, "__getitem__", List.of(key));
    }

    /** Without a method of its own for it, the object of an unknown base class may keep the value, and use it. */
    @Override
    public void setItem(Interpretation run, Value key, Value value, Site site) {
        if (type.find("__setitem__") == null) {
            PyObject.super.setItem(run, key, value, site);
        } else {
            special(run, Value.of(this), "__setitem__", List.of(key, value));
        }
    }

    @Override
    public void deleteItem(Interpretation run, Value key) {
        if (type.find("__delitem__") != null) {
            special(run, Value.of(this), "__delitem__", List.of(key));
        }
    }

    @Override
    public Value call(Interpretation run, Value self, Invocation invocation) {
        @Nullable Value function = type.find("__call__");
        if (function == null) {
            run.outside().give(invocation);
            return run.cannotTell(Trace.NONE);
        }
        return function.data()
                .call(run, function, invocation.with(invocation.arguments().withFirst(self)));
    }

    public Value special(Interpretation run, Value self, String name, List<Value> arguments) {
        @Nullable Value function = type.find(name);
        return function == null
                ? run.cannotTell(self.trace())
                : run.call(PyClass.bound(run, self, function), arguments);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Instance instance && state == instance.state;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(state);
    }
}
