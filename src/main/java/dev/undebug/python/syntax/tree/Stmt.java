package dev.undebug.python.syntax.tree;

import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A statement. Spans are those of CPython's {@code ast}. */
public sealed interface Stmt {
    Span span();

    /** Returns the nested blocks of statements, in the order of the text; a missing {@code else} is an empty block. */
    default List<List<Stmt>> bodies() {
        return List.of();
    }

    record ExprStmt(Span span, Expr value) implements Stmt {}

    /**
     * One or more targets and a value.
     *
     * @param targets more than one for {@code a = b = 1}
     */
    record Assign(Span span, List<Expr> targets, Expr value) implements Stmt {}

    /**
     * An assignment with an operator, such as {@code |=}.
     *
     * @param operator without the {@code =}: {@code +}, {@code |}
     */
    record AugAssign(Span span, Expr target, String operator, Expr value) implements Stmt {}

    record AnnAssign(Span span, Expr target, Expr annotation, Optional<Expr> value) implements Stmt {}

    record TypeAlias(Span span, Expr name, Expr value) implements Stmt {}

    /**
     * A condition.
     *
     * @param otherwise the {@code else} body; an {@code elif} is an If as its only statement
     */
    record If(Span span, Expr test, List<Stmt> body, List<Stmt> otherwise) implements Stmt {
        @Override
        public List<List<Stmt>> bodies() {
            return List.of(body, otherwise);
        }
    }

    record While(Span span, Expr test, List<Stmt> body, List<Stmt> otherwise) implements Stmt {
        @Override
        public List<List<Stmt>> bodies() {
            return List.of(body, otherwise);
        }
    }

    record For(Span span, Expr target, Expr iterable, List<Stmt> body, List<Stmt> otherwise, boolean async)
            implements Stmt {
        @Override
        public List<List<Stmt>> bodies() {
            return List.of(body, otherwise);
        }
    }

    record With(Span span, List<WithItem> items, List<Stmt> body, boolean async) implements Stmt {
        @Override
        public List<List<Stmt>> bodies() {
            return List.of(body);
        }
    }

    record WithItem(Expr context, Optional<Expr> target) {}

    record Try(Span span, List<Stmt> body, List<Handler> handlers, List<Stmt> otherwise, List<Stmt> finallyBody)
            implements Stmt {
        @Override
        public List<List<Stmt>> bodies() {
            List<List<Stmt>> bodies = new ArrayList<>(List.of(body));
            handlers.forEach(handler -> bodies.add(handler.body()));
            bodies.add(otherwise);
            bodies.add(finallyBody);
            return bodies;
        }
    }

    record Handler(Span span, Optional<Expr> type, Optional<String> name, List<Stmt> body) {}

    /**
     * A function.
     *
     * @param span from {@code def} or {@code async}; decorators stand before it, as in CPython
     */
    record FunctionDef(
            Span span, String name, Parameters parameters, List<Expr> decorators, List<Stmt> body, boolean async)
            implements Stmt {
        @Override
        public List<List<Stmt>> bodies() {
            return List.of(body);
        }
    }

    record ClassDef(Span span, String name, List<Expr.Argument> bases, List<Expr> decorators, List<Stmt> body)
            implements Stmt {
        @Override
        public List<List<Stmt>> bodies() {
            return List.of(body);
        }
    }

    record Import(Span span, List<Alias> names) implements Stmt {}

    /**
     * A {@code from … import …}.
     *
     * @param module empty for {@code from . import x}
     * @param level the number of leading dots
     * @param names one alias named {@code *} for a star import
     */
    record ImportFrom(Span span, Optional<String> module, int level, List<Alias> names) implements Stmt {}

    record Alias(Span span, String name, Optional<String> asName) {}

    record Return(Span span, Optional<Expr> value) implements Stmt {}

    record Raise(Span span, List<Expr> values) implements Stmt {}

    record Delete(Span span, List<Expr> targets) implements Stmt {}

    record Global(Span span, List<String> names) implements Stmt {}

    record Nonlocal(Span span, List<String> names) implements Stmt {}

    record Assert(Span span, Expr test, Optional<Expr> message) implements Stmt {}

    record Match(Span span, Expr subject, List<Case> cases) implements Stmt {
        @Override
        public List<List<Stmt>> bodies() {
            return cases.stream().map(Case::body).toList();
        }
    }

    /**
     * One case of a {@code match}.
     *
     * @param pattern as an expression where it is a literal, a dotted name or {@code |} of such; {@link Expr.Broken}
     *     otherwise
     * @param captures the names that the pattern binds
     * @param irrefutable whether it is {@code _} or a bare name
     */
    record Case(
            Span span,
            Expr pattern,
            List<String> captures,
            boolean irrefutable,
            Optional<Expr> guard,
            List<Stmt> body) {}

    record Pass(Span span) implements Stmt {}

    record Break(Span span) implements Stmt {}

    record Continue(Span span) implements Stmt {}

    /** Python 2's {@code print} and {@code exec} statements. */
    record Python2(Span span, String keyword, List<Expr> values) implements Stmt {}

    /**
     * A statement that cannot be parsed.
     *
     * @param tooDeep whether it is too deep for the parser, or comes after what is: then Python may take it
     */
    record Broken(Span span, boolean tooDeep) implements Stmt {
        public Broken(Span span) {
            this(span, false);
        }
    }
}
