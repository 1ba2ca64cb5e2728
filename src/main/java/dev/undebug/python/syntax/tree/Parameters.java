package dev.undebug.python.syntax.tree;

import dev.undebug.source.Span;
import java.util.List;
import java.util.Optional;

/** The parameters of a function or lambda, in source order. */
public record Parameters(List<Parameter> all) {
    public static final Parameters NONE = new Parameters(List.of());

    public Parameters {
        all = List.copyOf(all);
    }

    /** One parameter. */
    public record Parameter(Span span, Kind kind, String name, Optional<Expr> annotation, Optional<Expr> defaultValue) {
        /** Returns whether a call may leave it out. */
        public boolean isOptional() {
            return defaultValue.isPresent() || kind == Kind.STAR || kind == Kind.DOUBLE_STAR;
        }
    }

    /** How a parameter receives its arguments. */
    public enum Kind {
        POSITIONAL_ONLY,
        NORMAL,
        KEYWORD_ONLY,
        STAR,
        DOUBLE_STAR
    }
}
