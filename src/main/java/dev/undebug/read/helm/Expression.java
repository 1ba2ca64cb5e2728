package dev.undebug.read.helm;

import dev.undebug.source.Place;
import java.util.List;

/** An expression of Go's templates. A pipeline is a call whose last argument is what comes through the pipe. */
sealed interface Expression {
    /** A constant. */
    record Constant(TemplateValue value) implements Expression {}

    /** The dot. */
    record Dot() implements Expression {}

    /** A variable; {@code $} is the data of the whole template. */
    record Variable(String name) implements Expression {}

    /** A chain of fields. */
    record Field(Expression of, List<String> names) implements Expression {
        public Field {
            names = List.copyOf(names);
        }
    }

    /** A call of a function. */
    record Call(String function, List<Expression> arguments, Place place) implements Expression {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }
}
