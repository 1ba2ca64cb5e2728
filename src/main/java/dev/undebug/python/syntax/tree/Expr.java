package dev.undebug.python.syntax.tree;

import dev.undebug.source.Span;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** An expression. Spans are those of CPython's {@code ast} (parentheses around an expression are not part of it). */
public sealed interface Expr {
    Span span();

    record Name(Span span, String id) implements Expr {}

    record Attribute(Span span, Expr value, String name) implements Expr {}

    record Subscript(Span span, Expr value, Expr index) implements Expr {}

    record Slice(Span span, Optional<Expr> lower, Optional<Expr> upper, Optional<Expr> step) implements Expr {}

    record Call(Span span, Expr function, List<Argument> arguments) implements Expr {}

    /**
     * An argument of a call.
     *
     * @param span the whole argument: {@code debug=True}, {@code *args}, {@code **kwargs}, {@code True}
     */
    record Argument(Span span, Passing passing, Optional<String> keyword, Expr value) {
        /** How an argument is passed. */
        public enum Passing {
            POSITIONAL,
            KEYWORD,
            STAR,
            DOUBLE_STAR
        }
    }

    /** A string without replacement fields; adjacent literals are one. */
    record Str(Span span, String value) implements Expr {}

    /**
     * A bytes literal.
     *
     * @param value one character for each byte
     */
    record Bytes(Span span, String value) implements Expr {}

    /**
     * An f-string or t-string.
     *
     * @param parts in order: {@link Str} for text, any other expression for a replacement field
     */
    record Formatted(Span span, List<Expr> parts) implements Expr {}

    record IntNumber(Span span, BigInteger value) implements Expr {}

    record FloatNumber(Span span, double value) implements Expr {}

    record Imaginary(Span span) implements Expr {}

    /** {@code True}, {@code False}, {@code None} and {@code ...}. */
    record Constant(Span span, Singleton value) implements Expr {
        /** The constants. */
        public enum Singleton {
            TRUE,
            FALSE,
            NONE,
            ELLIPSIS
        }
    }

    record Unary(Span span, String operator, Expr operand) implements Expr {}

    record Binary(Span span, Expr left, String operator, Expr right) implements Expr {}

    /** {@code and}, {@code or}; more than two operands of one operator are one node, as in CPython. */
    record BoolOp(Span span, String operator, List<Expr> operands) implements Expr {}

    /**
     * A chain of comparisons.
     *
     * @param operators {@code ==}, {@code !=}, {@code <}, {@code in}, {@code not in}, {@code is}, {@code is not}, …; Python
     *     2's {@code <>} is {@code !=}
     */
    record Compare(Span span, Expr left, List<String> operators, List<Expr> comparators) implements Expr {}

    record Conditional(Span span, Expr test, Expr then, Expr otherwise) implements Expr {}

    record Lambda(Span span, Parameters parameters, Expr body) implements Expr {}

    record Walrus(Span span, Name target, Expr value) implements Expr {}

    record ListExpr(Span span, List<Expr> elements) implements Expr {}

    record TupleExpr(Span span, List<Expr> elements) implements Expr {}

    record SetExpr(Span span, List<Expr> elements) implements Expr {}

    record Dict(Span span, List<Item> items) implements Expr {}

    /**
     * An entry of a dict display.
     *
     * @param key empty for {@code **value}
     */
    record Item(Optional<Expr> key, Expr value) {}

    record Comprehension(Span span, Form form, Expr element, Optional<Expr> value, List<Generator> generators)
            implements Expr {
        /** The kinds of comprehensions; only DICT uses {@code value}. */
        public enum Form {
            LIST,
            SET,
            DICT,
            GENERATOR
        }
    }

    record Generator(Expr target, Expr iterable, List<Expr> conditions, boolean async) {}

    record Starred(Span span, Expr value) implements Expr {}

    record Await(Span span, Expr value) implements Expr {}

    record Yield(Span span, Optional<Expr> value, boolean from) implements Expr {}

    /** An expression that cannot be parsed; evaluates to unknown. */
    record Broken(Span span) implements Expr {}
}
