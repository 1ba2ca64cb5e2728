package dev.undebug.rules.fix;

import dev.undebug.python.syntax.tree.Expr;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.Optional;

/**
 * How a program reads an environment variable: {@code os.getenv("X", "1")}, {@code os.environ["X"]}, {@code "X" in
 * os.environ}, {@code config("X", default=True)}.
 */
record VariableReading(SourceFile file, Expr read, String variable) {

    /** Returns the argument for the default. */
    Optional<Expr.Argument> otherwise() {
        if (!(read instanceof Expr.Call call)) {
            return Optional.empty();
        }
        Optional<Expr.Argument> named = call.arguments().stream()
                .filter(argument -> argument.keyword().filter("default"::equals).isPresent())
                .findFirst();
        return named.or(() -> call.arguments().stream()
                .filter(argument -> argument.passing() == Expr.Argument.Passing.POSITIONAL)
                .skip(1)
                .findFirst());
    }

    /** Returns the read without a default, in one line. */
    Optional<String> plain() {
        if (read instanceof Expr.Call call) {
            String function = text(call.function().span());
            boolean simple = function.endsWith("getenv") || function.endsWith("environ.get");
            return simple ? key().map(key -> function + "(" + key + ")") : Optional.empty();
        }
        if (read instanceof Expr.Compare compare && compare.comparators().size() == 1) {
            String environment = text(compare.comparators().get(0).span());
            return key().map(key -> environment + ".get(" + key + ")");
        }
        return read instanceof Expr.Subscript ? Optional.of(text(read.span())) : Optional.empty();
    }

    /** Returns the quotation mark that the read uses. */
    String quote() {
        return key().filter(key -> key.endsWith("'")).map(key -> "'").orElse("\"");
    }

    private Optional<String> key() {
        Optional<Expr> found = Optional.empty();
        if (read instanceof Expr.Call call) {
            found = call.arguments().stream().map(Expr.Argument::value).findFirst();
        } else if (read instanceof Expr.Subscript subscript) {
            found = Optional.of(subscript.index());
        } else if (read instanceof Expr.Compare compare) {
            found = Optional.of(compare.left());
        }
        return found.map(expression -> text(expression.span()));
    }

    private String text(Span span) {
        return file.slice(span);
    }
}
