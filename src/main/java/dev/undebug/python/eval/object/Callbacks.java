package dev.undebug.python.eval.object;

import dev.undebug.python.eval.value.Argument;
import dev.undebug.python.eval.value.Arguments;
import dev.undebug.python.eval.value.Data;
import dev.undebug.python.eval.value.External;
import dev.undebug.python.eval.value.Function;
import dev.undebug.python.eval.value.Interpretation;
import dev.undebug.python.eval.value.Invocation;
import dev.undebug.python.eval.value.Method;
import dev.undebug.python.eval.value.PyDict;
import dev.undebug.python.eval.value.PyList;
import dev.undebug.python.eval.value.Site;
import dev.undebug.python.eval.value.Tuple;
import dev.undebug.python.eval.value.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The functions and objects that a program gives to code outside the repository, which may call them: the function behind
 * a button, the class of a plugin, a handler of a signal. And those that Python itself calls: {@code __del__}.
 */
public final class Callbacks {
    private static final int MOST = 1_000;
    private static final int DEEPEST = 2;

    /** A longer list is data. */
    private static final int LONGEST = 50;

    /** The functions outside the repository that matter when they are called. */
    private static final Set<String> STARTS = Set.of("run", "run_server", "run_simple", "serve_forever");

    /** The parameters by which a function gets the arguments for another one: those of {@code sched.enter}. */
    private static final List<String> LISTED = List.of("args", "argument");

    /** The special methods whose calls are seen. */
    private static final Set<String> SEEN = Set.of(
            "__init__",
            "__new__",
            "__call__",
            "__enter__",
            "__exit__",
            "__getattr__",
            "__getitem__",
            "__post_init__",
            "__init_subclass__",
            "__class_getitem__");

    private static final Pattern SPECIAL = Pattern.compile("__\\w+__");

    private final List<Callback> given = new ArrayList<>();
    private final List<Callback> answering = new ArrayList<>();
    private final Set<PyClass> made = new HashSet<>();
    private final Set<Object> known = new HashSet<>();
    private boolean more;

    /**
     * Something that may be called.
     *
     * @param callable a function, or an object or a class whose methods may be called
     * @param arguments those that were given away with it
     * @param site where it was given away
     */
    public record Callback(Value callable, Arguments arguments, Site site, Caller caller) {
        public Callback(Value callable, Arguments arguments, Site site) {
            this(callable, arguments, site, Caller.ELSEWHERE);
        }

        /** Returns whether code that is not the program's calls it. */
        public boolean isForeign() {
            return caller == Caller.ELSEWHERE || caller == Caller.COMMAND;
        }

        /** Returns whether its own arguments were given as a list or a dict. */
        public boolean isListed() {
            return isForeign() && (listed() != null || named() != null);
        }

        /** Returns the list of its own positional arguments; null without one. */
        public @Nullable Value listed() {
            return LISTED.stream()
                    .flatMap(name -> Stream.ofNullable(arguments.value(name)))
                    .findFirst()
                    .orElse(null);
        }

        /** Returns the dict of its own keyword arguments; null without one. */
        public @Nullable Value named() {
            return arguments.value("kwargs");
        }
    }

    /** Who calls it. */
    public enum Caller {
        /** Unknown code, with what it likes. */
        ELSEWHERE,
        /** The program, if its arguments select the command that it was made. */
        COMMAND,
        /** The program itself, in a call that was too deep to be followed. */
        PROGRAM,
        /** The same under a condition. */
        PERHAPS_PROGRAM
    }

    /** Records a call of the program that is not followed where it is written. */
    public void skipped(Function function, Arguments arguments, Site site, boolean certain) {
        add(new Callback(Value.of(function), arguments, site, certain ? Caller.PROGRAM : Caller.PERHAPS_PROGRAM));
    }

    /** Returns what was given away so far, in order. */
    public List<Callback> given() {
        return Collections.unmodifiableList(given);
    }

    /** Returns whether more was given away than is kept. */
    public boolean areMore() {
        return more;
    }

    /** Records the arguments of a call of something unknown. */
    public void give(Interpretation run, Invocation call) {
        List<Callback> found = found(run, call);
        if (found.isEmpty()) {
            return;
        }
        GivenFor use = GivenFor.of(call.site().place().text());
        List<Argument> positional = call.arguments().positional();
        boolean decorating =
                !positional.isEmpty() && isCallable(positional.get(0).value().data());
        if (use == GivenFor.COMMAND && decorating) {
            add(new Callback(positional.get(0).value(), Arguments.NONE, call.site(), Caller.COMMAND));
        } else if (use == GivenFor.ANSWER) {
            found.forEach(this::answer);
        } else {
            found.forEach(this::add);
        }
    }

    /** Records a function that answers requests, or that the application calls for them. */
    public void answer(Callback hook) {
        if (answering.size() < MOST) {
            answering.add(hook);
        }
    }

    /** Returns what answers requests, in order. */
    public List<Callback> answering() {
        return List.copyOf(answering);
    }

    private static List<Callback> found(Interpretation run, Invocation call) {
        List<Callback> found = new ArrayList<>();
        List<Argument> positional = call.arguments().positional();
        for (int i = 0; i < positional.size(); i++) {
            Arguments rest = new Arguments(
                    positional.subList(i + 1, positional.size()),
                    call.arguments().keywords(),
                    false);
            find(run, positional.get(i).value(), rest, call.site(), 0, found);
        }
        for (Map.Entry<String, Argument> keyword : call.arguments().keywords().entrySet()) {
            if (!LISTED.contains(keyword.getKey())) {
                find(run, keyword.getValue().value(), Arguments.NONE, call.site(), 0, found);
            }
        }
        return found;
    }

    /** Records something that unknown code can reach. */
    public void give(Interpretation run, Value value, Site site) {
        List<Callback> found = new ArrayList<>();
        find(run, value, Arguments.NONE, site, 0, found);
        found.forEach(this::add);
    }

    /** Records an object, whose special methods Python calls where no call is written. */
    public void made(Value object, Site site) {
        if (object.data() instanceof Instance instance && made.add(instance.type())) {
            functions(instance.type()).forEach((name, function) -> {
                if (SPECIAL.matcher(name).matches() && !SEEN.contains(name)) {
                    add(new Callback(Value.of(new BoundMethod(object, function)), Arguments.NONE, site));
                }
            });
        }
    }

    /** Records a class that was defined: Python tells its bases and its metaclass. */
    public void defined(PyClass type, @Nullable Value metaclass, Site site) {
        Value self = Value.of(type);
        @Nullable Value item = type.state().get("__class_getitem__") == null ? null : type.find("__class_getitem__");
        if (item != null) {
            add(new Callback(Value.of(new BoundMethod(self, plain(item))), Arguments.NONE, site));
        }
        if (metaclass != null && metaclass.data() instanceof PyClass meta && made.add(meta)) {
            functions(meta)
                    .values()
                    .forEach(function ->
                            add(new Callback(Value.of(new BoundMethod(self, function)), Arguments.NONE, site)));
        }
    }

    /** Returns the method of a base that Python calls for a new class; null without one. */
    public static @Nullable Value ofSubclass(PyClass type) {
        List<Data> bases = type.order().subList(1, type.order().size());
        @Nullable Value function = type.find("__init_subclass__", bases);
        return function == null ? null : Value.of(new BoundMethod(Value.of(type), plain(function)));
    }

    private static Value plain(Value function) {
        return function.data() instanceof Descriptor descriptor ? descriptor.function() : function;
    }

    /** Returns the methods that an object of a class has from the classes of the repository, by name. */
    public static Map<String, Value> functions(PyClass type) {
        Map<String, Value> functions = new LinkedHashMap<>();
        for (Data base : type.order()) {
            if (base instanceof PyClass parent) {
                parent.state().forEach((key, value) -> {
                    if (key instanceof String name && value.data() instanceof Function function) {
                        functions.putIfAbsent(name, Value.of(function.in(parent)));
                    }
                });
            }
        }
        return functions;
    }

    private static void find(
            Interpretation run, Value value, Arguments arguments, Site site, int depth, List<Callback> found) {
        Data data = value.data();
        if (isCallable(data)) {
            found.add(new Callback(value, arguments, site));
        } else if (depth < DEEPEST) {
            elements(run, data).forEach(element -> find(run, element, Arguments.NONE, site, depth + 1, found));
        }
    }

    private static Collection<Value> elements(Interpretation run, Data data) {
        if (data instanceof PyDict dict) {
            return dict.known().values();
        }
        @Nullable List<Value> elements = data instanceof PyList || data instanceof Tuple ? data.elements(run) : null;
        return elements == null || elements.size() > LONGEST ? List.of() : elements;
    }

    /** Returns whether a call of it may do something that matters. */
    public static boolean isCallable(Data data) {
        return data instanceof Function
                || data instanceof BoundMethod
                || data instanceof Partial
                || data instanceof PyClass
                || data instanceof Instance
                || (data instanceof Method method && STARTS.contains(method.name()))
                || (data instanceof External external && external.isKnown() && STARTS.contains(external.lastName()));
    }

    private void add(Callback callback) {
        Object one = identity(callback.callable().data());
        if (known.size() >= MOST) {
            more |= !known.contains(one);
        } else if (known.add(one)) {
            given.add(callback);
        }
    }

    /** Of the objects of one class, the first tells what they do. */
    private static Object identity(Data data) {
        if (data instanceof BoundMethod method) {
            return identity(method.function().data());
        }
        if (data instanceof Partial partial) {
            return identity(partial.function().data());
        }
        if (data instanceof Method method) {
            return List.of(method.name(), method.self().data());
        }
        return data instanceof Instance instance ? List.of(instance.type()) : data;
    }
}
