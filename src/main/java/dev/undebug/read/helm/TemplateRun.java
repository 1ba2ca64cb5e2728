package dev.undebug.read.helm;

import dev.undebug.read.helm.Expression.Call;
import dev.undebug.read.helm.Expression.Constant;
import dev.undebug.read.helm.Expression.Dot;
import dev.undebug.read.helm.Expression.Field;
import dev.undebug.read.helm.Expression.Variable;
import dev.undebug.read.helm.TemplateNode.Assign;
import dev.undebug.read.helm.TemplateNode.Branch;
import dev.undebug.read.helm.TemplateNode.If;
import dev.undebug.read.helm.TemplateNode.Literal;
import dev.undebug.read.helm.TemplateNode.Output;
import dev.undebug.read.helm.TemplateNode.Range;
import dev.undebug.read.helm.TemplateNode.With;
import dev.undebug.read.helm.TemplateValue.Entry;
import dev.undebug.read.helm.TemplateValue.Mapping;
import dev.undebug.read.helm.TemplateValue.Missing;
import dev.undebug.read.helm.TemplateValue.Scalar;
import dev.undebug.read.helm.TemplateValue.Sequence;
import dev.undebug.source.Place;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Renders templates. What depends on an unknown condition is rendered, but not for sure. */
final class TemplateRun {
    private static final int MAX_STEPS = 100_000;
    private static final int MAX_LENGTH = 1_000_000;
    private static final int MAX_DEPTH = 40;

    /** A part with a whole manifest, or all its containers: where it depends on something, it is taken as deployed. */
    private static final Pattern WHOLE = Pattern.compile("(?m)^\\s*(?:kind|containers):");

    private final Map<String, List<TemplateNode>> defined;
    private int steps;
    private int length;
    private int depth;

    /** @param defined the templates that the chart and its parts define, by name */
    TemplateRun(Map<String, List<TemplateNode>> defined) {
        this.defined = Map.copyOf(defined);
    }

    /** Returns a template, rendered with this data. */
    Rendered render(List<TemplateNode> body, TemplateValue data) {
        return body(body, new TemplateScope(data, data));
    }

    /** Returns whether rendering was given up: the text is not complete. */
    boolean gaveUp() {
        return steps > MAX_STEPS || length > MAX_LENGTH;
    }

    private Rendered body(List<TemplateNode> nodes, TemplateScope outer) {
        TemplateScope scope = outer.inner(outer.dot());
        List<Rendered> parts = new ArrayList<>();
        for (TemplateNode node : nodes) {
            if (steps++ > MAX_STEPS || length > MAX_LENGTH) {
                break;
            }
            Rendered part = node(node, scope);
            length += part.pieces().size();
            parts.add(part);
        }
        return Rendered.joined(parts);
    }

    private Rendered node(TemplateNode node, TemplateScope scope) {
        if (node instanceof Literal literal) {
            return literal.text();
        }
        if (node instanceof Output output) {
            return evaluate(output.value(), scope).printed(output.place()).each(piece -> piece.by(output.place()));
        }
        if (node instanceof Assign assign) {
            scope.set(assign.name(), evaluate(assign.value(), scope), assign.declares());
            return Rendered.EMPTY;
        }
        if (node instanceof If condition) {
            return condition(condition, scope);
        }
        return node instanceof Range range ? range(range, scope) : with((With) node, scope);
    }

    private Rendered condition(If condition, TemplateScope scope) {
        List<Rendered> possible = new ArrayList<>();
        for (Branch branch : condition.branches()) {
            Optional<Boolean> truth = evaluate(branch.condition(), scope).truth();
            if (truth.orElse(true)) {
                Rendered body = body(branch.body(), scope);
                if (truth.isPresent() ? possible.isEmpty() : isWhole(body)) {
                    return body;
                }
                possible.add(uncertain(body));
                if (truth.isPresent()) {
                    return Rendered.joined(possible);
                }
            }
        }
        Rendered otherwise = body(condition.otherwise(), scope);
        possible.add(possible.isEmpty() ? otherwise : uncertain(otherwise));
        return Rendered.joined(possible);
    }

    private static boolean isWhole(Rendered body) {
        return WHOLE.matcher(body.text()).find();
    }

    private static Rendered uncertain(Rendered body) {
        return body.each(Piece::uncertain);
    }

    private Rendered range(Range range, TemplateScope scope) {
        TemplateValue all = evaluate(range.each().condition(), scope);
        List<Rendered> parts = new ArrayList<>();
        if (all instanceof Sequence sequence) {
            for (TemplateValue element : sequence.elements()) {
                parts.add(body(range.each().body(), element(range, scope, Missing.UNKNOWN, element)));
            }
        } else if (all instanceof Mapping mapping) {
            for (Entry entry : mapping.sorted()) {
                TemplateValue key = new Scalar(TemplateValue.ScalarType.STRING, entry.key());
                parts.add(body(range.each().body(), element(range, scope, key, entry.value())));
            }
        } else if (all == Missing.UNKNOWN) {
            TemplateScope unknown = element(range, scope, Missing.UNKNOWN, Missing.UNKNOWN);
            parts.add(uncertain(body(range.each().body(), unknown)));
        }
        return parts.isEmpty() ? body(range.otherwise(), scope) : Rendered.joined(parts);
    }

    private static TemplateScope element(Range range, TemplateScope scope, TemplateValue key, TemplateValue value) {
        TemplateScope inner = scope.inner(value);
        List<String> names = range.variables();
        if (!names.isEmpty()) {
            inner.set(names.get(names.size() - 1), value, true);
        }
        if (names.size() > 1) {
            inner.set(names.get(0), key, true);
        }
        return inner;
    }

    private Rendered with(With with, TemplateScope scope) {
        TemplateValue value = evaluate(with.body().condition(), scope);
        if (!value.truth().orElse(true)) {
            return body(with.otherwise(), scope);
        }
        TemplateScope inner = scope.inner(value);
        with.variable().ifPresent(name -> inner.set(name, value, true));
        Rendered body = body(with.body().body(), inner);
        return value.truth().isPresent() || isWhole(body) ? body : uncertain(body);
    }

    private TemplateValue evaluate(Expression expression, TemplateScope scope) {
        steps++;
        if (expression instanceof Constant constant) {
            return constant.value();
        }
        if (expression instanceof Dot) {
            return scope.dot();
        }
        if (expression instanceof Variable variable) {
            return scope.get(variable.name());
        }
        if (expression instanceof Field field) {
            TemplateValue value = evaluate(field.of(), scope);
            for (String name : field.names()) {
                value = value instanceof Mapping mapping
                        ? mapping.get(name)
                        : value == Missing.NIL ? Missing.NIL : Missing.UNKNOWN;
            }
            return value;
        }
        return call((Call) expression, scope);
    }

    private TemplateValue call(Call call, TemplateScope scope) {
        List<TemplateValue> arguments = new ArrayList<>();
        if (depth++ < MAX_DEPTH && steps < MAX_STEPS) {
            call.arguments().forEach(argument -> arguments.add(evaluate(argument, scope)));
        }
        TemplateValue result = arguments.size() < call.arguments().size() ? Missing.UNKNOWN : called(call, arguments);
        depth--;
        return result;
    }

    private TemplateValue called(Call call, List<TemplateValue> arguments) {
        boolean two = arguments.size() == 2;
        if (call.function().equals("include") && two) {
            Optional<List<TemplateNode>> body = arguments.get(0).known().map(defined::get);
            return body.<TemplateValue>map(nodes -> text(render(nodes, arguments.get(1))))
                    .orElse(Missing.UNKNOWN);
        }
        if (call.function().equals("tpl") && two) {
            return arguments.get(0) instanceof Scalar template ? tpl(template, arguments.get(1)) : Missing.UNKNOWN;
        }
        return TemplateFunctions.call(call.function(), arguments, call.place());
    }

    private static TemplateValue text(Rendered rendered) {
        return new Scalar(TemplateValue.ScalarType.STRING, rendered);
    }

    /** Renders a value as a template; without braces, it is what it is. */
    private TemplateValue tpl(Scalar template, TemplateValue data) {
        String text = template.text().text();
        if (!text.contains("{{")) {
            return text(template.text());
        }
        SourceFile file = new SourceFile("", text);
        Place place = template.text().pieces().get(0).place();
        TemplateParser.Template parsed = TemplateParser.parse(file);
        return text(render(parsed.body(), data).each(piece -> within(file, piece, place)));
    }

    /** The text of a template in a value has no file of its own: its place is the value. */
    private static Piece within(SourceFile file, Piece piece, Place value) {
        return piece.place().file().equals(file)
                ? new Piece(piece.text(), value, false, Optional.empty(), piece.certain())
                : new Piece(piece.text(), piece.place(), piece.exact(), Optional.of(value), piece.certain());
    }
}
