package dev.undebug.read.helm;

import dev.undebug.read.helm.Expression.Call;
import dev.undebug.read.helm.Expression.Constant;
import dev.undebug.read.helm.Expression.Dot;
import dev.undebug.read.helm.Expression.Field;
import dev.undebug.read.helm.Expression.Variable;
import dev.undebug.read.helm.TemplateValue.Missing;
import dev.undebug.source.Place;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parses what is between the braces of an action. What it does not understand is an unknown value. */
final class ActionParser {
    private static final int MAX_DEPTH = 40;

    private final SourceFile file;
    private final String text;
    private final int end;
    private int at;
    private int depth;

    ActionParser(SourceFile file, Span inside) {
        this.file = file;
        this.text = file.text();
        this.at = inside.start();
        this.end = inside.end();
    }

    /** Takes a word such as {@code if}, if it is next. */
    boolean takes(String word) {
        blanks();
        int after = at + word.length();
        boolean next = after <= end
                && text.startsWith(word, at)
                && (after == end
                        || !Character.isLetterOrDigit(text.charAt(after))
                        || !Character.isLetter(word.charAt(0)));
        at = next ? after : at;
        return next;
    }

    /** Takes the names of variables in front of an assignment sign, and the sign; nothing if there is none. */
    Optional<List<String>> assigned() {
        int start = at;
        List<String> names = new ArrayList<>();
        while (takes("$")) {
            names.add(name());
            takes(",");
        }
        if (!names.isEmpty() && (takes(":=") || (!text.startsWith("==", at) && takes("=")))) {
            return Optional.of(names);
        }
        at = start;
        return Optional.empty();
    }

    /** Returns whether the assignment sign that was taken last declares its variable. */
    boolean declared() {
        return at >= 2 && text.startsWith(":=", at - 2);
    }

    /** Reads the string that names a template. */
    Optional<String> string() {
        blanks();
        return at < end && (text.charAt(at) == '"' || text.charAt(at) == '`')
                ? quoted() instanceof Constant constant ? constant.value().known() : Optional.empty()
                : Optional.empty();
    }

    /** Reads all that is left. */
    Expression pipeline() {
        Expression value = command(Optional.empty());
        while (takes("|")) {
            value = command(Optional.of(value));
        }
        return value;
    }

    /** @param piped what comes through a pipe, the last argument */
    private Expression command(Optional<Expression> piped) {
        blanks();
        int start = at;
        boolean function = at < end && Character.isLetter(text.charAt(at)) && !isConstant();
        String name = function ? name() : "";
        List<Expression> arguments = new ArrayList<>();
        for (Optional<Expression> next = operand(); next.isPresent(); next = operand()) {
            arguments.add(next.get());
        }
        piped.ifPresent(arguments::add);
        if (function) {
            return new Call(name, arguments, place(start));
        }
        return arguments.size() == 1 ? arguments.get(0) : new Call("", arguments, place(start));
    }

    private boolean isConstant() {
        for (String word : List.of("true", "false", "nil")) {
            if (text.startsWith(word, at)
                    && (at + word.length() >= end || !Character.isLetterOrDigit(text.charAt(at + word.length())))) {
                return true;
            }
        }
        return false;
    }

    private Optional<Expression> operand() {
        blanks();
        if (at >= end || text.charAt(at) == ')' || text.charAt(at) == '|') {
            return Optional.empty();
        }
        Expression of = simple();
        List<String> fields = new ArrayList<>();
        while (at < end && text.charAt(at) == '.') {
            at++;
            fields.add(name());
        }
        return Optional.of(fields.isEmpty() ? of : new Field(of, fields));
    }

    private Expression simple() {
        int start = at;
        char c = text.charAt(at);
        if (c == '(') {
            return group();
        }
        if (c == '"' || c == '`') {
            return quoted();
        }
        if (c == '$') {
            at++;
            return new Variable(name());
        }
        if (c == '.') {
            return field();
        }
        if (Character.isDigit(c) || c == '-') {
            return number();
        }
        String word = name();
        if (word.isEmpty()) {
            at++;
            return new Constant(Missing.UNKNOWN);
        }
        return switch (word) {
            case "true", "false" -> new Constant(TemplateValue.Scalar.bool(word.equals("true"), place(start)));
            case "nil" -> new Constant(Missing.NIL);
            default -> new Call(word, List.of(), place(start));
        };
    }

    private Expression field() {
        at++;
        List<String> names = new ArrayList<>();
        String first = name();
        while (!first.isEmpty()) {
            names.add(first);
            boolean more = at < end && text.charAt(at) == '.';
            at += more ? 1 : 0;
            first = more ? name() : "";
        }
        return names.isEmpty() ? new Dot() : new Field(new Dot(), names);
    }

    private Expression group() {
        at++;
        Expression inner = new Constant(Missing.UNKNOWN);
        if (depth++ < MAX_DEPTH) {
            inner = pipeline();
        } else {
            at = end;
        }
        depth--;
        takes(")");
        return inner;
    }

    private Expression number() {
        int start = at++;
        while (at < end && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '.')) {
            at++;
        }
        String written = text.substring(start, at);
        return new Constant(
                written.matches("-?\\d+(?:\\.\\d+)?")
                        ? new TemplateValue.Scalar(TemplateValue.ScalarType.NUMBER, Rendered.of(written, place(start)))
                        : Missing.UNKNOWN);
    }

    private Expression quoted() {
        int start = at;
        char quote = text.charAt(at++);
        StringBuilder value = new StringBuilder();
        while (at < end && text.charAt(at) != quote) {
            if (quote == '"' && text.charAt(at) == '\\' && at + 1 < end) {
                at++;
                value.append(escaped(text.charAt(at)));
            } else {
                value.append(text.charAt(at));
            }
            at++;
        }
        at = Math.min(end, at + 1);
        return new Constant(TemplateValue.Scalar.string(value.toString(), place(start)));
    }

    private static char escaped(char c) {
        return switch (c) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            default -> c;
        };
    }

    private String name() {
        int start = at;
        while (at < end && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
            at++;
        }
        return text.substring(start, at);
    }

    private void blanks() {
        while (at < end && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private Place place(int start) {
        return file.place(new Span(start, Math.max(start, at)));
    }
}
