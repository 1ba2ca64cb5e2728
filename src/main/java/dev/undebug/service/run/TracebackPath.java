package dev.undebug.service.run;

import static dev.undebug.service.run.TracebackNames.lastName;

import dev.undebug.python.syntax.LocalNames;
import dev.undebug.python.syntax.tree.Expr;
import dev.undebug.python.syntax.tree.ExpressionParts;
import dev.undebug.python.syntax.tree.Stmt;
import dev.undebug.source.Place;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Follows the tracebacks through one function, up to what it returns or keeps. */
final class TracebackPath {
    private static final int DEEPEST = 100;

    /** Functions and methods that make texts of texts. */
    private static final Set<String> TEXTS =
            Set.of("str", "repr", "escape", "join", "format", "replace", "strip", "splitlines", "split", "dumps");

    /** Methods with which a list, a set or a queue gets another element. */
    private static final Set<String> GROWING = Set.of("add", "append", "appendleft", "extend", "insert", "put");

    /** The attributes of texts, and of the lists of texts and lines of which tracebacks are made. */
    private static final Set<String> OF_TEXTS = Set.of(
            "append",
            "capitalize",
            "casefold",
            "center",
            "copy",
            "count",
            "encode",
            "endswith",
            "expandtabs",
            "extend",
            "find",
            "format",
            "format_map",
            "index",
            "insert",
            "join",
            "ljust",
            "lower",
            "lstrip",
            "partition",
            "pop",
            "removeprefix",
            "removesuffix",
            "replace",
            "reverse",
            "rfind",
            "rindex",
            "rjust",
            "rpartition",
            "rsplit",
            "rstrip",
            "split",
            "splitlines",
            "startswith",
            "strip",
            "swapcase",
            "title",
            "translate",
            "upper",
            "zfill");

    private final SourceFile file;
    private final TracebackSources sources;
    private final TracebackNames names;
    private final String type;
    private final Set<String> keeping;
    private final Map<String, ShownTraceback> variables = new HashMap<>();
    private final TracebackBuffers buffers = new TracebackBuffers();
    private final LogReading logs;
    private final Set<String> globals = new HashSet<>();

    /** The variables of the function itself. */
    private final Set<String> own = new HashSet<>();

    private final Map<Kept, ShownTraceback> kept = new LinkedHashMap<>();
    private final List<Returned> returned = new ArrayList<>();
    private final List<Returned> sent = new ArrayList<>();

    /** The variables with a response of which a part has a traceback. */
    private final Set<String> responses = new HashSet<>();

    /** The variables that have a traceback only in debug mode. */
    private final Map<String, Guarded> inDebugMode = new HashMap<>();

    private @Nullable DebugAliases aliases;

    /** The condition around the statement that asks for debug mode. */
    private @Nullable DebugGuard guard;

    /** Whether debug mode is presumed to be on, and the condition that asked for it. */
    private boolean presuming;

    private @Nullable DebugGuard asked;

    private record Guarded(ShownTraceback shown, DebugGuard guard) {}

    /** An attribute of a class, or a global variable, whose class is {@code ""}. */
    record Kept(String type, String name) {}

    /** A returned expression with a traceback, perhaps in debug mode alone. */
    record Returned(Expr value, ShownTraceback shown, Optional<DebugGuard> guard) {}

    /**
     * @param type the class around the function; {@code ""} if there is none
     * @param keeping functions that do not return what they are given
     */
    TracebackPath(SourceFile file, TracebackSources sources, TracebackNames names, String type, Set<String> keeping) {
        this.file = file;
        this.sources = sources;
        this.names = names;
        this.type = type;
        this.keeping = keeping;
        this.logs = new LogReading(sources, type, own);
    }

    List<Returned> returned() {
        return List.copyOf(returned);
    }

    /** Returns the tracebacks that a visitor gets whatever the function returns: on the next page, or in a cookie. */
    List<Returned> sent() {
        return List.copyOf(sent);
    }

    /** Returns the tracebacks that outlive the function. */
    Map<Kept, ShownTraceback> kept() {
        return kept;
    }

    /** Follows the tracebacks through a function. */
    void follow(Stmt.FunctionDef function) {
        own.addAll(LocalNames.of(function.body()));
        function.parameters().all().forEach(parameter -> own.add(parameter.name()));
        run(function.body(), 0);
    }

    private void run(List<Stmt> body, int depth) {
        boolean around = false;
        aliases = aliases == null ? DebugAliases.of(body, file, names) : aliases;
        for (Stmt statement : body) {
            logs.note(statement);
            if (statement instanceof Stmt.Assign assign) {
                buffers.made(assign.value());
                Optional<ShownTraceback> shown =
                        traceback(assign.value(), '"', 0).map(value -> value.in(!isText(assign.value())));
                assign.targets().forEach(target -> assign(target, shown));
            } else if (statement instanceof Stmt.AugAssign assign) {
                traceback(assign.value(), '"', 0).ifPresent(shown -> grow(assign.target(), shown));
            } else if (statement instanceof Stmt.For loop) {
                each(loop.target(), traceback(loop.iterable(), '"', 0));
            } else if (statement instanceof Stmt.With block) {
                buffers.enter(block);
            } else if (statement instanceof Stmt.Global global) {
                globals.addAll(global.names());
            } else if (statement instanceof Stmt.Return result) {
                result.value().ifPresent(this::returned);
            } else if (statement instanceof Stmt.ExprStmt expression && expression.value() instanceof Expr.Call call) {
                called(call);
            }
            boolean own = statement instanceof Stmt.FunctionDef || statement instanceof Stmt.ClassDef;
            if (depth < DEEPEST && statement instanceof Stmt.If branch && asksForDebug(branch.test())) {
                around |= debugging(branch, depth);
            } else if (depth < DEEPEST && !own) {
                statement.bodies().forEach(inner -> run(inner, depth + 1));
            }
            if (statement instanceof Stmt.With block) {
                buffers.leave(block);
            }
        }
        if (around) {
            guard = null;
        }
    }

    /**
     * Runs the branches of a condition that asks for debug mode.
     *
     * @return whether what follows it runs in debug mode alone
     */
    private boolean debugging(Stmt.If branch, int depth) {
        Expr test = behind(branch.test());
        Optional<DebugGuard> opposite = DebugGuard.ofOpposite(test).filter(found -> guard == null);
        Optional<DebugGuard> own = DebugGuard.of(test).filter(found -> guard == null);
        own.ifPresent(found -> guarded(found, branch.body(), depth));
        if (opposite.isEmpty()) {
            run(branch.otherwise(), depth + 1);
            return false;
        }
        // Visitors get what it does without debug mode.
        run(branch.body(), depth + 1);
        guarded(opposite.get(), branch.otherwise(), depth);
        boolean ends =
                !branch.body().isEmpty() && branch.body().get(branch.body().size() - 1) instanceof Stmt.Return;
        if (ends) {
            guard = opposite.get();
        }
        return ends;
    }

    private void guarded(DebugGuard condition, List<Stmt> body, int depth) {
        guard = condition;
        run(body, depth + 1);
        guard = null;
    }

    private void returned(Expr value) {
        traceback(value, '"', 0)
                .map(shown -> shown.in(!isText(value)))
                .ifPresentOrElse(shown -> returned(value, shown, Optional.ofNullable(guard)), () -> {
                    presuming = true;
                    asked = null;
                    Optional<ShownTraceback> shown = traceback(value, '"', 0);
                    presuming = false;
                    Optional.ofNullable(asked)
                            .ifPresent(found -> shown.ifPresent(one -> returned(value, one, Optional.of(found))));
                });
    }

    private void returned(Expr value, ShownTraceback shown, Optional<DebugGuard> condition) {
        shown.each().forEach(one -> returned.add(new Returned(value, one, condition)));
    }

    /** Notes what a call prints, and what it adds to a list. */
    private void called(Expr.Call call) {
        if (sources.fail(call)) {
            return;
        }
        buffers.made(call);
        buffers.called(call, value -> traceback(value, '"', 0).isPresent());
        if (sources.flashes(call)) {
            given(call).ifPresent(shown -> send(call, shown));
        } else if (call.function() instanceof Expr.Attribute method) {
            Optional<String> response = ResponseParts.changed(method);
            if (response.isPresent() || GROWING.contains(method.name())) {
                given(call)
                        .ifPresent(shown -> response.ifPresentOrElse(
                                variable -> respond(variable, shown), () -> grow(method.value(), shown)));
            }
        }
    }

    private Optional<ShownTraceback> given(Expr.Call call) {
        return call.arguments().stream()
                .flatMap(argument -> traceback(argument.value(), '"', 0).stream())
                .findFirst();
    }

    private void send(Expr what, ShownTraceback shown) {
        sent.add(new Returned(what, shown, Optional.ofNullable(guard)));
    }

    /** Notes that a response has a traceback in one of its parts: {@code response.headers}. */
    private void respond(String response, ShownTraceback shown) {
        responses.add(response);
        ShownTraceback whole = shown.under(Set.of()).in(true);
        if (guard == null) {
            variables.put(response, whole);
        } else {
            inDebugMode.put(response, new Guarded(whole, guard));
        }
    }

    /** Adds a traceback to a text or a list, in whose place another text may be put. */
    private void grow(Expr target, ShownTraceback shown) {
        boolean module =
                target instanceof Expr.Name variable && !own.contains(variable.id()) && names.isVariable(variable.id());
        if (module) {
            kept.merge(new Kept("", lastName(target)), shown.under(Set.of()).in(true), TracebackPath::both);
        } else if (!(target instanceof Expr.Name variable && variables.containsKey(variable.id()))) {
            assign(target, Optional.of(shown.under(Set.of()).in(false)));
        }
    }

    /** Gives the elements of a list to the variables of a loop. */
    private void each(Expr target, Optional<ShownTraceback> list) {
        List<Expr> parts = target instanceof Expr.TupleExpr several ? several.elements() : List.of(target);
        Optional<ShownTraceback> shown = list.flatMap(ShownTraceback::whole).map(all -> all.in(true));
        parts.forEach(part -> assign(part, shown));
    }

    private void assign(Expr target, Optional<ShownTraceback> shown) {
        if (target instanceof Expr.Subscript part
                && sources.isSession(part.value())
                && !own.contains(lastName(part.value()))) {
            shown.ifPresent(value -> send(target, value));
        } else if (guard != null) {
            Expr whole = target instanceof Expr.Subscript part ? part.value() : target;
            DebugGuard now = guard;
            shown.ifPresent(value -> inDebugMode.put(lastName(whole), new Guarded(value.in(true), now)));
        } else if (target instanceof Expr.Name variable) {
            shown.ifPresentOrElse(value -> variables.put(variable.id(), value), () -> variables.remove(variable.id()));
            if (globals.contains(variable.id())) {
                shown.ifPresent(value -> kept.put(new Kept("", variable.id()), value));
            }
        } else if (target instanceof Expr.Attribute attribute
                && lastName(attribute.value()).equals("self")) {
            shown.ifPresent(value -> kept.put(new Kept(type, attribute.name()), value));
        } else if (target instanceof Expr.Attribute attribute) {
            shown.ifPresent(value -> ResponseParts.owner(attribute).ifPresent(response -> respond(response, value)));
        } else if (target instanceof Expr.TupleExpr several) {
            for (int i = 0; i < several.elements().size(); i++) {
                String index = String.valueOf(i);
                assign(several.elements().get(i), shown.flatMap(value -> value.under(index)));
            }
        } else if (target instanceof Expr.Subscript part) {
            shown.ifPresent(value -> put(part, value));
        }
    }

    /** Adds what a dictionary gets under a key, also one in a dictionary of the module: {@code jobs[number]["error"]}. */
    private void put(Expr.Subscript part, ShownTraceback shown) {
        Optional<String> key = TracebackKeys.literal(part.index());
        if (part.value() instanceof Expr.Name variable) {
            add(variable.id(), key, shown);
        }
        ResponseParts.owner(part.value()).ifPresent(response -> respond(response, shown));
        Expr whole = TracebackKeys.element(part.value()).orElse(part.value());
        if (whole instanceof Expr.Name variable && !own.contains(variable.id()) && names.isVariable(variable.id())) {
            Set<String> keys = key.map(Set::of).orElse(shown.keys());
            kept.merge(new Kept("", variable.id()), shown.under(keys).in(true), TracebackPath::both);
        }
    }

    private static ShownTraceback both(ShownTraceback one, ShownTraceback other) {
        Set<String> keys = new HashSet<>(one.keys());
        keys.addAll(other.keys());
        return one.with(other).under(one.keys().isEmpty() || other.keys().isEmpty() ? Set.of() : keys);
    }

    /** Adds what a dictionary gets under a key; without a known key, all of it has the traceback. */
    private void add(String variable, Optional<String> key, ShownTraceback shown) {
        ShownTraceback before = variables.get(variable);
        Set<String> keys = new HashSet<>();
        key.ifPresent(keys::add);
        if (before != null && !keys.isEmpty()) {
            keys.addAll(before.keys());
        }
        boolean whole = before != null && before.keys().isEmpty();
        ShownTraceback now = shown.under(whole ? Set.of() : keys);
        variables.put(variable, before == null ? now : now.with(before));
    }

    private boolean isSource(Expr.Call call) {
        return buffers.read(call) || sources.have(call) || logs.gives(call);
    }

    /** Returns whether an expression certainly gives no more than texts, for which another text may be put. */
    private boolean isText(Expr expression) {
        if (expression instanceof Expr.Name variable) {
            ShownTraceback value = variables.get(variable.id());
            return value != null && !value.isMoreThanText();
        }
        if (expression instanceof Expr.Call call) {
            return isSource(call)
                    || TEXTS.contains(lastName(call.function()))
                    || elsewhere(call).filter(shown -> !shown.isMoreThanText()).isPresent();
        }
        return expression instanceof Expr.Str
                || expression instanceof Expr.Formatted
                || expression instanceof Expr.Binary
                || expression instanceof Expr.Comprehension;
    }

    private Optional<ShownTraceback> traceback(Expr expression, char quote, int depth) {
        if (sources.fail(expression)) {
            return Optional.empty();
        }
        boolean source = expression instanceof Expr.Call call
                ? isSource(call)
                : TracebackSources.areVariables(expression) || logs.gives(expression);
        if (source) {
            return Optional.of(ShownTraceback.of(file.place(expression.span()), quote));
        }
        if (expression instanceof Expr.Name variable && variables.containsKey(variable.id())) {
            ShownTraceback value = variables.get(variable.id());
            Place use = file.place(expression.span());
            // A text takes the place of a traceback, but not of a value with other parts.
            boolean here = !value.far() && !value.within() && value.keys().isEmpty();
            return Optional.of(here ? ShownTraceback.of(use, quote).with(value.others()) : value);
        }
        if (presuming && expression instanceof Expr.Name variable && inDebugMode.containsKey(variable.id())) {
            Guarded value = inDebugMode.get(variable.id());
            asked = value.guard();
            return Optional.of(value.shown());
        }
        Optional<ShownTraceback> elsewhere = elsewhere(expression);
        if (elsewhere.isEmpty() && (lacksAttribute(expression) || isOfResponse(expression))) {
            return Optional.empty();
        }
        // What a function would return is not what is returned.
        if (elsewhere.isPresent()
                || depth == DEEPEST
                || expression instanceof Expr.Lambda
                || TracebackKeys.isHarmless(expression, keeping)) {
            return elsewhere;
        }
        if (expression instanceof Expr.Conditional conditional) {
            return asksForDebug(conditional.test())
                    ? conditional(conditional, quote, depth)
                    : all(List.of(conditional.then(), conditional.otherwise()), quote, depth);
        }
        Optional<TracebackKeys.Selected> selected = TracebackKeys.selected(expression);
        if (selected.isPresent()) {
            String key = selected.get().key();
            return traceback(selected.get().value(), quote, depth + 1).flatMap(shown -> shown.at(key));
        }
        Optional<Expr> container = TracebackKeys.element(expression);
        if (container.isPresent()) {
            return traceback(container.get(), quote, depth + 1);
        }
        Map<String, Expr> entries = TracebackKeys.entries(expression);
        if (!entries.isEmpty()) {
            return entries(entries, quote, depth);
        }
        char inner = expression instanceof Expr.Formatted ? other(expression) : quote;
        return all(ExpressionParts.of(expression), inner, depth)
                // A text in place of the list would be taken apart.
                .map(shown -> expression instanceof Expr.Comprehension && !shown.far()
                        ? ShownTraceback.of(file.place(within(expression.span())), quote)
                                .with(shown.others())
                        : shown.under(Set.of()));
    }

    /** Returns a span without its parentheses, which may be those of a call: {@code join(line for line in lines)}. */
    private Span within(Span span) {
        return file.text().charAt(span.start()) == '(' ? new Span(span.start() + 1, span.end() - 1) : span;
    }

    /** Returns whether an expression asks a text for an attribute that no text has: Python raises an error instead. */
    private boolean lacksAttribute(Expr expression) {
        return expression instanceof Expr.Attribute attribute
                && !OF_TEXTS.contains(attribute.name())
                && isText(attribute.value())
                && traceback(attribute.value(), '"', DEEPEST).isPresent();
    }

    /** Returns whether an expression gives another part of a response than those with a traceback. */
    private boolean isOfResponse(Expr expression) {
        return expression instanceof Expr.Attribute attribute
                && attribute.value() instanceof Expr.Name response
                && responses.contains(response.id())
                && ResponseParts.owner(attribute).isEmpty();
    }

    private Optional<ShownTraceback> conditional(Expr.Conditional expression, char quote, int depth) {
        Optional<DebugGuard> own = DebugGuard.of(behind(expression.test())).filter(found -> presuming);
        asked = own.orElse(asked);
        return traceback(own.isPresent() ? expression.then() : expression.otherwise(), quote, depth + 1);
    }

    /** Returns the first traceback of some parts, with those that other functions made. */
    private Optional<ShownTraceback> all(List<Expr> parts, char quote, int depth) {
        return parts.stream()
                .flatMap(part -> traceback(part, quote, depth + 1).stream())
                .reduce(ShownTraceback::with);
    }

    private Optional<ShownTraceback> entries(Map<String, Expr> entries, char quote, int depth) {
        Map<String, ShownTraceback> found = new LinkedHashMap<>();
        entries.forEach((key, value) -> traceback(value, quote, depth + 1).ifPresent(shown -> found.put(key, shown)));
        return found.entrySet().stream()
                .map(entry -> entry.getValue().under(Set.of(entry.getKey())))
                .reduce(ShownTraceback::with)
                .map(shown -> shown.itselfUnder(found.keySet()));
    }

    /** Returns a traceback that another function returns, or has kept. */
    private Optional<ShownTraceback> elsewhere(Expr expression) {
        Expr reached = expression instanceof Expr.Call call ? call.function() : expression;
        return names.of(reached, expression instanceof Expr.Call, type).stream()
                .map(ShownTraceback::of)
                .reduce(ShownTraceback::with);
    }

    /**
     * Returns the other kind of quote: until Python 3.12 a string in an f-string cannot use the f-string's own quotes.
     */
    private char other(Expr formatted) {
        String written = file.slice(formatted.span());
        int single = written.indexOf('\'');
        int twice = written.indexOf('"');
        return single < 0 || (twice >= 0 && twice < single) ? '\'' : '"';
    }

    private boolean asksForDebug(Expr test) {
        return DebugGuard.asks(file.slice(test.span()))
                || DebugGuard.readsVariable(test)
                || (aliases != null && aliases.have(test));
    }

    private Expr behind(Expr test) {
        return aliases == null ? test : aliases.behind(test);
    }
}
