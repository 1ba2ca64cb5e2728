package dev.undebug.python.eval.library;

import dev.undebug.python.eval.object.AttrsClass;
import dev.undebug.python.eval.object.BoundMethod;
import dev.undebug.python.eval.object.DataClass;
import dev.undebug.python.eval.object.Descriptor;
import dev.undebug.python.eval.object.Enumeration;
import dev.undebug.python.eval.object.Instance;
import dev.undebug.python.eval.object.PyClass;
import dev.undebug.python.eval.object.SuperProxy;
import dev.undebug.python.eval.outcome.Truth;
import dev.undebug.python.eval.run.Definitions;
import dev.undebug.python.eval.run.EvaluatedText;
import dev.undebug.python.eval.run.InstanceChecks;
import dev.undebug.python.eval.run.NativeFunction;
import dev.undebug.python.eval.run.Run;
import dev.undebug.python.eval.value.Arguments;
import dev.undebug.python.eval.value.Data;
import dev.undebug.python.eval.value.Function;
import dev.undebug.python.eval.value.Invocation;
import dev.undebug.python.eval.value.Mapping;
import dev.undebug.python.eval.value.PyList;
import dev.undebug.python.eval.value.PyModule;
import dev.undebug.python.eval.value.Scalar;
import dev.undebug.python.eval.value.Site;
import dev.undebug.python.eval.value.Trace;
import dev.undebug.python.eval.value.Tuple;
import dev.undebug.python.eval.value.Value;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Models the built-in functions on objects, classes and names. */
public final class ObjectNatives {
    /** The number of arguments with which {@code type} makes a class. */
    private static final int NEW_TYPE = 3;

    private ObjectNatives() {}

    public static void register(Map<String, NativeFunction> all) {
        all.put("builtins.getattr", ObjectNatives::getattr);
        all.put("builtins.setattr", ObjectNatives::setattr);
        all.put("builtins.hasattr", ObjectNatives::hasattr);
        all.put("builtins.super", (run, call) -> SuperProxy.of(run, call.site().scope()));
        all.put("builtins.type", ObjectNatives::type);
        all.put("builtins.object", (run, call) -> Value.of(plain(run)));
        all.put("builtins.object.__new__", Instance::made);
        all.put("builtins.object.__setattr__", ObjectNatives::plainSetattr);
        all.put("builtins.object.__getattribute__", ObjectNatives::plainGetattr);
        for (String name : List.of("__setitem__", "__getitem__", "get", "pop", "setdefault", "update", "clear")) {
            all.put("builtins.dict." + name, (run, call) -> method(run, call, name));
        }
        all.put("operator.setitem", (run, call) -> method(run, call, "__setitem__"));
        all.put("types.SimpleNamespace", (run, call) -> namespace(run, call.arguments()));
        all.put("builtins.isinstance", (run, call) -> InstanceChecks.check(run, call.arguments()));
        all.put(
                "builtins.callable",
                (run, call) -> callable(run, call.arguments().value(0, "", Value.UNKNOWN)));
        all.put("builtins.property", (run, call) -> descriptor(call, Descriptor.Kind.PROPERTY));
        all.put("functools.cached_property", (run, call) -> descriptor(call, Descriptor.Kind.PROPERTY));
        all.put("werkzeug.utils.cached_property", (run, call) -> descriptor(call, Descriptor.Kind.PROPERTY));
        all.put("builtins.staticmethod", (run, call) -> descriptor(call, Descriptor.Kind.STATIC));
        all.put("builtins.classmethod", (run, call) -> descriptor(call, Descriptor.Kind.CLASS));
        all.put("dataclasses.dataclass", DataClass::decorator);
        all.put("dataclasses.field", DataClass::field);
        all.put("dataclasses.asdict", DataClass::asDict);
        all.put("pydantic.dataclasses.dataclass", DataClass::decorator);
        for (String name : List.of("attr.s", "attr.attrs", "attr.attributes")) {
            all.put(name, new AttrsClass(false, false)::decorator);
        }
        all.put("attr.dataclass", new AttrsClass(true, false)::decorator);
        for (String name : List.of("define", "mutable", "frozen")) {
            all.put("attr." + name, new AttrsClass(true, true)::decorator);
            all.put("attrs." + name, new AttrsClass(true, true)::decorator);
        }
        for (String name : List.of("attr.ib", "attr.attrib", "attr.attr", "attr.field", "attrs.field")) {
            all.put(name, DataClass::field);
        }
        all.put("enum.auto", (run, call) -> Enumeration.auto());
        for (String name : new String[] {"globals", "locals"}) {
            all.put("builtins." + name, (run, call) -> {
                call.site().scope().module().open();
                return run.cannotTell(Trace.NONE);
            });
        }
        all.put("builtins.eval", EvaluatedText::eval);
        all.put("ast.literal_eval", EvaluatedText::literal);
        all.put("builtins.__import__", LibraryNatives::importTop);
    }

    private static Value descriptor(Invocation call, Descriptor.Kind kind) {
        @Nullable
        Value setter = kind == Descriptor.Kind.PROPERTY ? call.arguments().value(1, "fset") : null;
        return Value.of(new Descriptor(
                kind,
                call.arguments().value(0, "fget", Value.UNKNOWN),
                setter == null || setter.isNone() ? null : setter));
    }

    static Instance plain(Run run) {
        return new Instance(new PyClass("builtins.object", List.of(), null, run.table()), run.table());
    }

    /** Its arguments become its attributes. */
    /** Calls a method that a program takes from the class: {@code dict.update(app.config, …)}. */
    private static Value method(Run run, Invocation call, String name) {
        Value self = call.arguments().value(0, "", Value.UNKNOWN);
        if (!(self.data() instanceof Mapping)) {
            return run.cannotTell(self.trace());
        }
        Value method = self.data().attribute(run, self, name);
        String receiver = call.arguments().positional().get(0).written().stream()
                .map(span -> call.site().place().file().slice(span))
                .findFirst()
                .orElse("");
        Site site = new Site(call.site().scope(), call.site().place(), receiver);
        return method.data().call(run, method, new Invocation(call.arguments().withoutFirst(), site));
    }

    private static Value namespace(Run run, Arguments arguments) {
        Instance made = plain(run);
        arguments.keywords().forEach((name, argument) -> made.state().put(name, argument.value()));
        if (arguments.open() || !arguments.positional().isEmpty()) {
            made.state().put(Instance.REST, Value.UNKNOWN);
        }
        return Value.of(made);
    }

    private static Value callable(Run run, Value object) {
        Data data = object.data();
        if (data instanceof Scalar || data instanceof Mapping || data instanceof PyList || data instanceof Tuple) {
            return Value.of(false);
        }
        if (data instanceof Instance instance) {
            return Value.of(instance.type().hasAttribute(run, object, "__call__"));
        }
        boolean function = data instanceof Function || data instanceof BoundMethod || data instanceof PyClass;
        return function ? Value.of(true) : run.cannotTell(object.trace());
    }

    private static Value getattr(Run run, Invocation call) {
        Value object = call.arguments().value(0, "", Value.UNKNOWN);
        Value name = call.arguments().value(1, "", Value.UNKNOWN);
        @Nullable Value otherwise = call.arguments().value(2, "");
        if (!(name.data() instanceof Scalar.Text text)) {
            return run.cannotTell(name.trace());
        }
        Truth has = object.data().hasAttribute(run, object, text.text());
        if (otherwise == null || has == Truth.TRUE) {
            return object.data().attribute(run, object, text.text());
        }
        return has == Truth.FALSE ? otherwise : run.cannotTell(object.trace());
    }

    /** Without the method of the object's class that does something else. */
    private static Value plainGetattr(Run run, Invocation call) {
        Value object = call.arguments().value(0, "", Value.UNKNOWN);
        return object.data() instanceof Instance instance
                        && call.arguments().value(1, "", Value.UNKNOWN).data() instanceof Scalar.Text name
                ? instance.plainAttribute(run, object, name.text())
                : getattr(run, call);
    }

    /** Without the method of the object's class that does something else. */
    private static Value plainSetattr(Run run, Invocation call) {
        if (call.arguments().value(0, "", Value.UNKNOWN).data() instanceof Instance instance
                && call.arguments().value(1, "", Value.UNKNOWN).data() instanceof Scalar.Text name) {
            instance.setPlainAttribute(run, name.text(), call.arguments().value(2, "", Value.UNKNOWN), call.site());
            return Value.NONE;
        }
        return setattr(run, call);
    }

    private static Value hasattr(Run run, Invocation call) {
        Value object = call.arguments().value(0, "", Value.UNKNOWN);
        Value name = call.arguments().value(1, "", Value.UNKNOWN);
        return name.data() instanceof Scalar.Text text
                ? Value.of(object.data().hasAttribute(run, object, text.text()))
                : run.cannotTell(name.trace());
    }

    private static Value setattr(Run run, Invocation call) {
        Value object = call.arguments().value(0, "", Value.UNKNOWN);
        Value name = call.arguments().value(1, "", Value.UNKNOWN);
        Value value = call.arguments().value(2, "", Value.UNKNOWN);
        if (object.isUnknown()) {
            // It may be the module itself: inspect.getmodule(), sys.modules.get(__name__).
            call.site().scope().module().open();
        }
        if (name.data() instanceof Scalar.Text text) {
            String receiver = object.trace().origins().isEmpty()
                    ? ""
                    : object.trace().origins().get(0).text();
            Site site = new Site(call.site().scope(), call.site().place(), receiver);
            object.data().setAttribute(run, text.text(), value, site);
        } else if (object.data() instanceof Instance instance) {
            instance.state().put(Instance.REST, Value.UNKNOWN);
        } else {
            if (object.data() instanceof PyModule module) {
                module.open();
            }
            run.budget().leaveOut();
        }
        return Value.NONE;
    }

    private static Value type(Run run, Invocation call) {
        if (call.arguments().positional().size() == NEW_TYPE) {
            return Definitions.made(run, call);
        }
        Value object = call.arguments().value(0, "", Value.UNKNOWN);
        @Nullable
        Data type = call.arguments().positional().size() == 1 ? InstanceChecks.type(run, object.data()) : null;
        return type == null ? run.cannotTell(object.trace()) : Value.of(type).with(object.trace());
    }
}
