package dev.undebug.fact;

import dev.undebug.source.Place;
import dev.undebug.source.Span;
import java.util.Optional;

/**
 * An environment variable that a file sets, or removes from what is set outside.
 *
 * @param name for example {@code FLASK_DEBUG}
 * @param value the value that the program sees; empty if the file passes on the host's value, computes it, or
 *     removes the variable
 * @param place the whole assignment, as a finding points at it
 * @param valueSpan the value as written, quotes included; a fix replaces it
 * @param notation how the value is written
 * @param passed how it gets into an image, if it is an argument of the image's build
 * @param partly of an unknown value, its text with the unknown references as written, if that is known: of a list of
 *     folders, the known ones count
 */
public record EnvVar(
        String name,
        Optional<String> value,
        Place place,
        Span valueSpan,
        Notation notation,
        Optional<Passed> passed,
        Optional<String> partly) {
    public EnvVar(
            String name,
            Optional<String> value,
            Place place,
            Span valueSpan,
            Notation notation,
            Optional<Passed> passed) {
        this(name, value, place, valueSpan, notation, passed, Optional.empty());
    }

    public EnvVar(String name, Optional<String> value, Place place, Span valueSpan) {
        this(name, value, place, valueSpan, Notation.TEXT);
    }

    public EnvVar(String name, Optional<String> value, Place place, Span valueSpan, Notation notation) {
        this(name, value, place, valueSpan, notation, Optional.empty());
    }

    /**
     * An argument of a build that becomes a variable of the image: {@code ENV FLASK_DEBUG=$DEBUG}.
     *
     * @param argument its name
     * @param into the assignment that sets the variable
     * @param given whether a build gives it; otherwise this is its default
     */
    public record Passed(String argument, Place into, boolean given) {}

    /** How the value of a variable is written. */
    public enum Notation {
        /** As characters, in quotes or without: it is a string, whatever it says. */
        TEXT,
        /** As characters, each of which is a part of the value, quotes as well. */
        LITERAL,
        /** As a scalar of YAML, JSON or TOML where the format wants a string: without quotes, {@code 0} is a number. */
        STRING,
        /** As a scalar where the format takes numbers as well, but no booleans: a mapping of compose. */
        STRING_OR_NUMBER,
        /** As a string in base64: the data of a Secret. */
        BASE64,
        /** As a value whose type templates may ask for: a boolean stays one, and so does a number. */
        TYPED,
        /** Not as a value: the program runs only where the variable has it, since a script asks for it. */
        ASKED,
        /** Not at all: a platform sets the variable by itself, to something that is not empty. */
        GIVEN,
        /** Not at all: the variable is removed. */
        REMOVED
    }

    /**
     * Returns that programs do not get a variable, whatever is set outside.
     *
     * @param by what removes it
     */
    public static EnvVar removed(String name, Place by) {
        return new EnvVar(name, Optional.empty(), by, by.span(), Notation.REMOVED);
    }

    /** Returns whether nothing sets it here: the program runs only where something else sets it so. */
    public boolean isAsked() {
        return notation == Notation.ASKED;
    }

    /** Returns whether a platform certainly sets it, whatever its value is. */
    public boolean isGiven() {
        return notation == Notation.GIVEN;
    }

    public boolean isRemoved() {
        return notation == Notation.REMOVED;
    }

    /** Returns the same variable with another value; empty where it is not known. */
    public EnvVar with(Optional<String> other) {
        return new EnvVar(name, other, place, valueSpan, notation, passed);
    }

    /** Returns the same variable with a value of which only a part is known. */
    public EnvVar partly(String text) {
        return new EnvVar(name, Optional.empty(), place, valueSpan, notation, passed, Optional.of(text));
    }

    /** Returns the same variable under another name. */
    public EnvVar named(String other) {
        return new EnvVar(other, value, place, valueSpan, notation, passed, partly);
    }

    /** Returns the same variable, written in another notation. */
    public EnvVar written(Notation other) {
        return new EnvVar(name, value, place, valueSpan, other, passed, partly);
    }

    /** Returns the name that the value has at its place: of an argument, its own. */
    public String nameThere() {
        return passed.map(Passed::argument).orElse(name);
    }

    /**
     * Returns the same as an argument, before an instruction passes it on.
     *
     * @param given whether a build gives it; otherwise it is the default
     */
    public EnvVar asArgument(boolean given) {
        return passed(new Passed(name, place, given));
    }

    /** Returns the variable that this argument, or a variable that passes one on, becomes; that variable if this is neither. */
    public EnvVar passedInto(EnvVar variable) {
        return passed.map(way -> named(variable.name).passed(new Passed(way.argument(), variable.place, way.given())))
                .orElse(variable);
    }

    /** Returns the same variable, which gets into an image in another way. */
    public EnvVar passed(Passed way) {
        return new EnvVar(name, value, place, valueSpan, notation, Optional.of(way), partly);
    }
}
