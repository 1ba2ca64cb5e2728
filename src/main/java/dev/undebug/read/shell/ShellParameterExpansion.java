package dev.undebug.read.shell;

import dev.undebug.fact.EnvVar;
import dev.undebug.read.shell.ShellVariable.Kind;
import dev.undebug.source.Place;
import dev.undebug.source.Span;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Expands one parameter of a word: {@code $NAME}, {@code ${NAME:-word}}, {@code "$@"}. */
final class ShellParameterExpansion {
    private static final int MAX_LENGTH = 4_096;

    private final ShellExpansion word;
    private final ShellParameters parameters;
    private final ShellFields fields;
    private final int from;
    private final int to;
    private final boolean quoted;

    /**
     * @param from the index of the dollar sign in the word
     * @param to the index after the expansion
     */
    ShellParameterExpansion(ShellExpansion word, int from, int to, boolean quoted) {
        this.word = word;
        this.parameters = new ShellParameters(word.state);
        this.fields = word.fields;
        this.from = from;
        this.to = to;
        this.quoted = quoted;
    }

    /**
     * Expands {@code ${NAME}}, with or without an operator.
     *
     * @param operatorAt the index after the name
     */
    void braces(String name, int operatorAt) {
        String rest = word.in.text().substring(operatorAt, to - 1);
        if (rest.isEmpty() || rest.startsWith("?") || rest.startsWith(":?")) {
            value(name);
        } else if (name.equals("@") && rest.matches(":\\d{1,3}")) {
            arguments(Integer.parseInt(rest.substring(1)));
        } else if (rest.equals(",,") || rest.equals("^^")) {
            cased(name, rest);
        } else {
            withDefault(name, operatorAt);
        }
    }

    private void cased(String name, String operator) {
        ShellVariable variable = parameters.get(name);
        if (variable.kind() == Kind.KNOWN) {
            String text = variable.text();
            append(operator.equals(",,") ? text.toLowerCase(Locale.ROOT) : text.toUpperCase(Locale.ROOT));
        } else {
            other(variable);
        }
    }

    private void withDefault(String name, int operatorAt) {
        boolean colon = word.in.charAt(operatorAt) == ':';
        int operator = colon ? operatorAt + 1 : operatorAt;
        char kind = word.in.peek(operator);
        ShellVariable variable = ShellParameters.areAll(name) ? parameters.any(colon) : parameters.get(name);
        if ((kind != '-' && kind != '=' && kind != '+') || variable.kind() == Kind.UNKNOWN) {
            unknown();
            return;
        }
        boolean set =
                variable.kind() == Kind.KNOWN && !(colon && variable.text().isEmpty());
        boolean absent = variable.kind() == Kind.ABSENT;
        if (kind == '+') {
            if (absent) {
                unknown();
            } else if (set) {
                word.nested(operator + 1, to - 1, quoted);
            }
        } else if (set) {
            value(name);
        } else {
            if (absent && operator + 1 == to - 1) {
                fields.assume();
            }
            int before = fields.length();
            word.nested(operator + 1, to - 1, quoted);
            if (kind == '=') {
                Place place = word.file.place(word.in.span(from, to));
                Span value = word.in.span(operator + 1, to - 1);
                word.state.variables.assign(new EnvVar(name, fields.since(before), place, value), false);
            }
        }
    }

    /** Adds the value of a parameter. */
    void value(String name) {
        if (name.equals("*") && quoted) {
            parameters.joined().ifPresentOrElse(this::append, this::unknown);
            return;
        }
        if (ShellParameters.areAll(name)) {
            arguments(1);
            return;
        }
        ShellVariable variable = parameters.get(name);
        if (variable.kind() == Kind.KNOWN && fields.length() <= MAX_LENGTH) {
            Optional<Place> kept = fields.isPresent() ? Optional.empty() : parameters.written(name, variable);
            append(variable.text());
            fields.writtenAt(kept);
        } else {
            other(variable);
        }
    }

    private void other(ShellVariable variable) {
        if (variable.kind() == Kind.UNSET) {
            if (quoted) {
                fields.start();
            }
        } else if (variable.kind() == Kind.UNKNOWN && !variable.text().isEmpty()) {
            fields.partly(variable.text(), from, to, quoted);
        } else {
            unknown();
        }
    }

    /** Adds the arguments from a number on, each as a field of its own; without quotes they are split further. */
    private void arguments(int first) {
        Optional<List<ShellField>> all = word.state.arguments;
        if (all.isEmpty() || !fields.splits()) {
            fields.unknown(from, to, false);
            return;
        }
        for (int i = Math.max(1, first); i <= all.get().size(); i++) {
            if (i > Math.max(1, first) && fields.isPresent()) {
                fields.end(to);
            }
            fields.argument(all.get().get(i - 1), from, to, quoted);
        }
    }

    private void append(String text) {
        fields.append(text, from, to, quoted);
    }

    private void unknown() {
        fields.unknown(from, to, quoted);
    }
}
