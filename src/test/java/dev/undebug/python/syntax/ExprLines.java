package dev.undebug.python.syntax;

import dev.undebug.python.syntax.tree.Expr;
import dev.undebug.python.syntax.tree.Parameters;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Prints expressions as {@code print_ast.py} does. */
class ExprLines {
    private final List<String> lines = new ArrayList<>();
    /** The code points before each index of the text; empty if each of its characters is one. */
    private final int[] codePoints;

    private final boolean fields;

    /** @param fields whether to print the content of replacement fields */
    ExprLines(SourceFile file, boolean fields) {
        this.codePoints = codePoints(file.text());
        this.fields = fields;
    }

    private static int[] codePoints(String text) {
        if (text.chars().noneMatch(c -> Character.isSurrogate((char) c))) {
            return new int[0];
        }
        int[] before = new int[text.length() + 1];
        for (int i = 0; i < text.length(); i++) {
            boolean inside = i > 0 && Character.isSurrogatePair(text.charAt(i - 1), text.charAt(i));
            before[i + 1] = before[i] + (inside ? 0 : 1);
        }
        return before;
    }

    final List<String> lines() {
        return lines;
    }

    final void line(String line) {
        lines.add(line);
    }

    final void put(String kind, Span span, String details) {
        lines.add(kind + " " + offset(span.start()) + " " + offset(span.end()) + " " + details);
    }

    final void put(String kind, Span span) {
        put(kind, span, "");
    }

    private int offset(int offset) {
        return codePoints.length == 0 ? offset : codePoints[offset];
    }

    final void exprs(List<Expr> expressions) {
        expressions.forEach(this::expr);
    }

    final void expr(Expr e) {
        if (!literal(e) && !operation(e) && !display(e)) {
            other(e);
        }
    }

    private boolean literal(Expr e) {
        if (e instanceof Expr.Name name) {
            put("Name", e.span(), name.id());
        } else if (e instanceof Expr.Str str) {
            put("Str", e.span(), str.value());
        } else if (e instanceof Expr.IntNumber number) {
            put("IntNumber", e.span(), number.value().toString(16));
        } else if (e instanceof Expr.FloatNumber number) {
            put("FloatNumber", e.span(), Long.toHexString(Double.doubleToRawLongBits(number.value())));
        } else if (e instanceof Expr.Constant constant) {
            put("Constant", e.span(), constant.value().name());
        } else if (e instanceof Expr.Bytes || e instanceof Expr.Imaginary || e instanceof Expr.Broken) {
            put(e.getClass().getSimpleName(), e.span());
        } else if (e instanceof Expr.Formatted formatted) {
            put("Formatted", e.span());
            if (fields) {
                formatted.parts().forEach(this::field);
            }
        } else {
            return false;
        }
        return true;
    }

    private void field(Expr part) {
        if (part instanceof Expr.Call call && call.function().span().isEmpty()) {
            field(call.arguments().get(0).value());
            if (call.arguments().size() > 1 && call.arguments().get(1).value() instanceof Expr.Formatted nested) {
                nested.parts().forEach(this::field);
            }
        } else if (!(part instanceof Expr.Str)) {
            expr(part);
        }
    }

    private boolean operation(Expr e) {
        if (e instanceof Expr.Unary unary) {
            put("Unary", e.span(), unary.operator());
            expr(unary.operand());
        } else if (e instanceof Expr.Binary binary) {
            put("Binary", e.span(), binary.operator());
            exprs(List.of(binary.left(), binary.right()));
        } else if (e instanceof Expr.BoolOp boolOp) {
            put("BoolOp", e.span(), boolOp.operator());
            exprs(boolOp.operands());
        } else if (e instanceof Expr.Compare compare) {
            put("Compare", e.span(), String.join(" ", compare.operators()));
            expr(compare.left());
            exprs(compare.comparators());
        } else if (e instanceof Expr.Conditional conditional) {
            put("Conditional", e.span());
            exprs(List.of(conditional.test(), conditional.then(), conditional.otherwise()));
        } else if (e instanceof Expr.Walrus walrus) {
            put("Walrus", e.span());
            exprs(List.of(walrus.target(), walrus.value()));
        } else if (e instanceof Expr.Await await) {
            put("Await", e.span());
            expr(await.value());
        } else if (e instanceof Expr.Yield yield) {
            put("Yield", e.span(), yield.from() ? "from" : "");
            yield.value().ifPresent(this::expr);
        } else {
            return false;
        }
        return true;
    }

    private boolean display(Expr e) {
        if (e instanceof Expr.ListExpr list) {
            put("ListExpr", e.span());
            exprs(list.elements());
        } else if (e instanceof Expr.TupleExpr tuple) {
            put("TupleExpr", e.span());
            exprs(tuple.elements());
        } else if (e instanceof Expr.SetExpr set) {
            put("SetExpr", e.span());
            exprs(set.elements());
        } else if (e instanceof Expr.Dict dict) {
            put("Dict", e.span());
            dict.items().forEach(this::item);
        } else if (e instanceof Expr.Comprehension comprehension) {
            put("Comprehension", e.span(), comprehension.form().name());
            expr(comprehension.element());
            comprehension.value().ifPresent(this::expr);
            comprehension.generators().forEach(this::generator);
        } else {
            return false;
        }
        return true;
    }

    private void item(Expr.Item item) {
        item.key().ifPresentOrElse(this::expr, () -> line("**"));
        expr(item.value());
    }

    private void generator(Expr.Generator generator) {
        line(generator.async() ? "async for" : "for");
        exprs(List.of(generator.target(), generator.iterable()));
        exprs(generator.conditions());
    }

    private void other(Expr e) {
        if (e instanceof Expr.Attribute attribute) {
            put("Attribute", e.span(), attribute.name());
            expr(attribute.value());
        } else if (e instanceof Expr.Subscript subscript) {
            put("Subscript", e.span());
            exprs(List.of(subscript.value(), subscript.index()));
        } else if (e instanceof Expr.Slice slice) {
            put("Slice", e.span());
            bound("lower", slice.lower());
            bound("upper", slice.upper());
            bound("step", slice.step());
        } else if (e instanceof Expr.Call call) {
            put("Call", e.span());
            expr(call.function());
            arguments(call.arguments());
        } else if (e instanceof Expr.Lambda lambda) {
            put("Lambda", e.span());
            parameters(lambda.parameters());
            expr(lambda.body());
        } else if (e instanceof Expr.Starred starred) {
            put("Starred", e.span());
            expr(starred.value());
        } else {
            throw new AssertionError("not printed: " + e);
        }
    }

    private void bound(String label, Optional<Expr> bound) {
        bound.ifPresent(expression -> {
            line(label);
            expr(expression);
        });
    }

    final void arguments(List<Expr.Argument> arguments) {
        for (Expr.Argument argument : arguments) {
            if (argument.passing() == Expr.Argument.Passing.POSITIONAL) {
                line("POSITIONAL");
            } else {
                put(
                        argument.passing().name(),
                        argument.span(),
                        argument.keyword().orElse(""));
            }
            expr(argument.value());
        }
    }

    final void parameters(Parameters parameters) {
        for (Parameters.Parameter parameter : parameters.all()) {
            put(parameter.kind().name(), parameter.span(), parameter.name());
            parameter.annotation().ifPresent(this::expr);
            parameter.defaultValue().ifPresent(this::expr);
        }
    }
}
