package dev.undebug.read.shell;

import dev.undebug.fact.EnvVar;
import dev.undebug.read.shell.ShellVariable.Kind;
import dev.undebug.read.shell.syntax.ShellGlob;
import dev.undebug.source.Place;
import dev.undebug.source.Span;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Expands one parameter of a word: {@code $NAME}, {@code ${NAME:-word}}, {@code "$@"}. */
final class ShellParameterExpansion {
    private static final int MAX_LENGTH = 4_096;
    private static final int MAX_TRIMMED = 500;

    /** {@code ${1#-}}, with a pattern that has no quotes and no expansions. */
    private static final Pattern TRIMMING = Pattern.compile("(?:##?|%%?)[^#%$`\"'\\\\]{1,100}");

    private static final String FIRST = "[0]";

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
        } else if (rest.startsWith(FIRST) && own(name).isPresent()) {
            braces(name, operatorAt + FIRST.length());
        } else if (rest.startsWith("[")) {
            new ShellArrayExpansion(this, word).elements(name, operatorAt, to - 1);
        } else if (rest.equals(",,") || rest.equals("^^")) {
            cased(name, rest);
        } else if (TRIMMING.matcher(rest).matches()) {
            trimmed(name, rest);
        } else {
            withDefault(name, operatorAt);
        }
    }

    private ShellVariable variable(String name) {
        return own(name).map(ShellParameters::known).orElseGet(() -> parameters.get(name));
    }

    /** Returns what the shell sets by itself: the path of the script, or the current folder. */
    private Optional<String> own(String name) {
        return new ShellOwnPath(word.file, word.state, 0).value(name);
    }

    private void cased(String name, String operator) {
        ShellVariable variable = variable(name);
        if (variable.kind() == Kind.KNOWN) {
            String text = variable.text();
            append(operator.equals(",,") ? text.toLowerCase(Locale.ROOT) : text.toUpperCase(Locale.ROOT));
        } else {
            other(variable);
        }
    }

    private void trimmed(String name, String rest) {
        ShellVariable variable = variable(name);
        if (variable.kind() == Kind.KNOWN && variable.text().length() <= MAX_TRIMMED) {
            String operator = rest.substring(0, rest.startsWith("##") || rest.startsWith("%%") ? 2 : 1);
            append(ShellGlob.trimmed(variable.text(), operator, rest.substring(operator.length())));
        } else {
            other(variable);
        }
    }

    private void withDefault(String name, int operatorAt) {
        boolean colon = word.in.charAt(operatorAt) == ':';
        int operator = colon ? operatorAt + 1 : operatorAt;
        char kind = word.in.peek(operator);
        ShellVariable variable = ShellParameters.areAll(name) ? parameters.any(colon) : variable(name);
        boolean filled = variable.isFilled();
        if ((kind != '-' && kind != '=' && kind != '+') || (variable.kind() == Kind.UNKNOWN && !filled)) {
            unknown();
            return;
        }
        boolean set = filled
                || (variable.kind() == Kind.KNOWN && !(colon && variable.text().isEmpty()));
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

    /** Returns the folder of a Python file whose path begins with a parameter: {@code "$HOME/shop/server.py"}. */
    private Optional<String> begun(String name) {
        String text = word.in.text();
        boolean begins = fields.splits() && (from == 0 || (from == 1 && quoted)) && word.in.peek(to) == '/';
        return begins && (text.endsWith(".py") || text.endsWith(".py\""))
                ? new ShellOwnPath(word.file, word.state, 0).begun(name)
                : Optional.empty();
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
        ShellVariable variable = variable(name);
        if (variable.kind() == Kind.KNOWN && fields.length() <= MAX_LENGTH) {
            fields.value(variable.text(), from, to, quoted, parameters.written(name, variable));
        } else {
            begun(name).ifPresentOrElse(folder -> fields.append(folder, from, to, true), () -> other(variable));
        }
    }

    private void other(ShellVariable variable) {
        if (variable.kind() == Kind.UNSET) {
            if (quoted) {
                fields.start();
            }
        } else if (variable.kind() == Kind.UNKNOWN && !variable.text().isEmpty()) {
            fields.partly(variable.text(), from, to, quoted);
        } else if (variable.isFilled()) {
            boolean oneWord =
                    variable.source().filter(given -> isOneWord(given.name())).isPresent();
            fields.filled(from, to, quoted || oneWord);
        } else {
            unknown();
        }
    }

    /** Returns whether the value of a platform has no white space; names that people choose may have some. */
    private static boolean isOneWord(String name) {
        return name.equals("DYNO") || name.endsWith("PORT") || name.endsWith("_ID") || name.endsWith("_HOST");
    }

    /** Adds the arguments from a number on, each as a field of its own; without quotes they are split further. */
    private void arguments(int first) {
        word.state
                .arguments
                .map(all -> all.subList(Math.min(all.size(), Math.max(1, first) - 1), all.size()))
                .ifPresentOrElse(this::list, () -> fields.unknown(from, to, false));
    }

    /** Adds words, each as a field of its own, or all as one text where a word cannot become several. */
    void list(List<ShellField> words) {
        if (!fields.splits()) {
            ShellParameters.joined(words).ifPresentOrElse(this::append, () -> fields.unknown(from, to, false));
            return;
        }
        for (int i = 0; i < words.size(); i++) {
            if (i > 0 && fields.isPresent()) {
                fields.end(to);
            }
            fields.argument(words.get(i), from, to, quoted);
        }
    }

    /** Adds words, in quotes as one text. */
    void joined(List<ShellField> words) {
        if (quoted) {
            ShellParameters.joined(words).ifPresentOrElse(this::append, this::unknown);
        } else {
            list(words);
        }
    }

    /** Expands the word between two indexes, in the place of this expansion. */
    void nested(int first, int last) {
        word.nested(first, last, quoted);
    }

    void append(String text) {
        fields.append(text, from, to, quoted);
    }

    void unknown() {
        fields.unknown(from, to, quoted);
    }
}
