package dev.undebug.python.eval.object;

import dev.undebug.python.eval.outcome.Truth;
import dev.undebug.python.eval.value.Data;
import dev.undebug.python.eval.value.External;
import dev.undebug.python.eval.value.Function;
import dev.undebug.python.eval.value.Interpretation;
import dev.undebug.python.eval.value.Invocation;
import dev.undebug.python.eval.value.Method;
import dev.undebug.python.eval.value.Scalar;
import dev.undebug.python.eval.value.Scope;
import dev.undebug.python.eval.value.Site;
import dev.undebug.python.eval.value.Table;
import dev.undebug.python.eval.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A class of the repository.
 *
 * @param name qualified, with the module
 * @param inherited its bases
 * @param ancestor the modelled outside class that it derives from, directly or not, if any
 */
public record PyClass(
        String name, Bases inherited, @Nullable Ancestor ancestor, Table state) implements Data {
    private static final Set<String> PLAIN =
            Set.of("builtins.object", "abc.ABC", "typing.Protocol", DataClass.NAMED_TUPLE);

    public PyClass(String name, List<Value> bases, @Nullable Ancestor ancestor, Table state) {
        this(name, new Bases(bases), ancestor, state);
    }

    /** Returns the annotations of its own attributes, as source text. */
    public Map<String, String> annotations() {
        Map<String, String> annotations = new LinkedHashMap<>();
        for (Object key : state.keys()) {
            @Nullable Value written = state.get(key);
            if (key instanceof Scope.Annotation annotation
                    && written != null
                    && written.data() instanceof Scalar.Text text) {
                annotations.put(annotation.attribute(), text.text());
            }
        }
        return annotations;
    }

    /** Returns whether it models a class outside the repository. */
    boolean isModel() {
        return state.keys().stream()
                .map(state::get)
                .anyMatch(member -> member != null
                        && member.data() instanceof Function function
                        && function.closure().module().isModel());
    }

    @Override
    public boolean isObject() {
        return true;
    }

    @Override
    public @Nullable Object choice() {
        return name;
    }

    @Override
    public String shown() {
        return "<class " + name + ">";
    }

    /** Returns the bases that it names. */
    public List<Value> bases() {
        return inherited.written();
    }

    /** Returns this class and its bases in method resolution order. */
    public List<Data> order() {
        List<Data> order = new ArrayList<>(inherited.order().size() + 1);
        order.add(this);
        order.addAll(inherited.order());
        return order;
    }

    /** Returns whether it has bases with unknown attributes. */
    public boolean isOpen() {
        return inherited.order().stream()
                .anyMatch(base -> !(base instanceof PyClass)
                        && !(base instanceof External external && PLAIN.contains(external.dotted())));
    }

    /** Returns whether its own names are those that its body defines. */
    public boolean hasOwnNames() {
        return ancestor == null && !inherited.areMadeOver();
    }

    /** Looks an attribute up without binding it; null if the repository's classes do not define it. */
    @Nullable
    public Value find(Object attribute) {
        return find(attribute, order());
    }

    @Nullable
    Value find(Object attribute, List<Data> order) {
        for (Data base : order) {
            @Nullable
            Value value = base instanceof PyClass parent ? parent.state().get(attribute) : null;
            if (value != null) {
                if (inherited.areMadeOver() || (value.maybeAbsent() && isElsewhere(attribute, base, order))) {
                    return Value.unknown(value.trace());
                }
                boolean function = value.data() instanceof Function && base instanceof PyClass;
                return function
                        ? new Value(((Function) value.data()).in((PyClass) base), value.trace(), value.maybeAbsent())
                        : value;
            }
        }
        return null;
    }

    private static boolean isElsewhere(Object attribute, Data base, List<Data> order) {
        return order.subList(order.indexOf(base) + 1, order.size()).stream()
                .anyMatch(later ->
                        !(later instanceof PyClass parent) || parent.state().get(attribute) != null);
    }

    /** Returns the value of a class attribute when it is read from an instance. */
    public static Value bound(Interpretation run, Value self, Value value) {
        if (value.data() instanceof Function || value.data() instanceof Method || value.data() instanceof Decorated) {
            return Value.of(new BoundMethod(self, value));
        }
        if (value.data() instanceof Instance other && other.type().find("__get__") != null) {
            return other.special(run, value, "__get__", List.of(self, ofInstance(self)));
        }
        if (value.data() instanceof PartialMethod partial) {
            return partial.of(self);
        }
        if (!(value.data() instanceof Descriptor descriptor)) {
            return value;
        }
        Value function = descriptor.function();
        return switch (descriptor.kind()) {
            case PROPERTY -> run.call(function, List.of(self));
            case STATIC -> function;
            case CLASS -> Value.of(new BoundMethod(ofInstance(self), function));
        };
    }

    /** Returns a method of an object; null if there is none. */
    static @Nullable Value method(Value self, @Nullable Value function) {
        return function == null ? null : Value.of(new BoundMethod(self, function));
    }

    private static Value ofInstance(Value self) {
        if (self.data() instanceof Instance instance) {
            return Value.of(instance.type());
        }
        return self.data() instanceof PyClass ? self : Value.UNKNOWN;
    }

    @Override
    public Value attribute(Interpretation run, Value self, String attribute) {
        @Nullable Value value = find(attribute);
        if (value == null && attribute.equals("__dict__") && hasOwnNames()) {
            return Value.of(new AttributeDict(state));
        }
        if (value == null) {
            return attribute.equals("__name__")
                    ? Value.of(name.substring(name.lastIndexOf('.') + 1))
                    : inherited(run, self, attribute);
        }
        if (value.data() instanceof Descriptor descriptor && descriptor.kind() != Descriptor.Kind.PROPERTY) {
            return descriptor.kind() == Descriptor.Kind.STATIC
                    ? descriptor.function()
                    : ofClass(run, self, descriptor.function());
        }
        return value.data() instanceof Instance other && other.type().find("__get__") != null
                ? other.special(run, value, "__get__", List.of(Value.NONE, self))
                : value.present();
    }

    /** A property that {@code classmethod} wraps gives its value to the class in Python 3.9 to 3.12, and itself in others. */
    private static Value ofClass(Interpretation run, Value self, Value function) {
        return function.data() instanceof Descriptor
                ? run.cannotTell(self.trace())
                : Value.of(new BoundMethod(self, function));
    }

    private Value inherited(Interpretation run, Value self, String attribute) {
        return ancestor == null ? run.cannotTell(self.trace()) : ancestor.attribute(attribute);
    }

    @Override
    public Truth hasAttribute(Interpretation run, Value self, String attribute) {
        @Nullable Value value = find(attribute);
        if (value != null) {
            return value.maybeAbsent() ? Truth.UNKNOWN : Truth.TRUE;
        }
        return isOpen() ? Truth.UNKNOWN : Truth.FALSE;
    }

    @Override
    public void setAttribute(Interpretation run, String attribute, Value value, Site site) {
        state.put(attribute, value);
    }

    @Override
    public Value item(Interpretation run, Value self, Value key, Site site) {
        return Enumeration.is(this) ? Enumeration.named(run, this, key) : run.cannotTell(self.trace());
    }

    @Override
    public Value call(Interpretation run, Value self, Invocation invocation) {
        return Enumeration.is(this) ? Enumeration.of(run, this, invocation) : Instance.create(run, this, invocation);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PyClass type && state == type.state;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(state);
    }
}
