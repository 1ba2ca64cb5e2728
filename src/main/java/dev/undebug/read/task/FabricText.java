package dev.undebug.read.task;

import dev.undebug.python.syntax.tree.Expr;
import dev.undebug.read.text.MappedText;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Shell text in Python: strings, and what they are put together from. Other parts become unknown substitutions. */
final class FabricText {
    private static final String UNKNOWN = "$()";
    private static final int MAX_DEPTH = 8;
    private static final int MAX_LENGTH = 16 * 1024;

    /** The fields of {@code "cd %s" % path} and {@code "cd {}".format(path)}. */
    private static final Pattern FIELD =
            Pattern.compile("%(?:\\(\\w{1,50}\\))?[sdr]|\\{\\w{0,50}(?:[.\\[]\\w{1,50}\\]?)*\\}");

    private final SourceFile file;
    private final Map<String, Expr> constants = new HashMap<>();

    FabricText(SourceFile file) {
        this.file = file;
    }

    void define(String name, Expr value) {
        constants.put(name, value);
    }

    /** Returns the text of an expression, if a part of it is written in the file. */
    Optional<MappedText> of(Expr expression) {
        MappedText.Builder text = new MappedText.Builder(expression.span().start());
        append(expression, text, 0);
        MappedText built = text.build();
        return built.isEmpty() || built.text().equals(UNKNOWN) ? Optional.empty() : Optional.of(built);
    }

    /** Returns what a {@code with} sets for the commands in it: a folder, or variables. */
    Optional<MappedText> around(Expr context) {
        if (!(context instanceof Expr.Call call) || call.arguments().isEmpty()) {
            return Optional.empty();
        }
        MappedText.Builder text = new MappedText.Builder(call.span().start());
        String name = call.function() instanceof Expr.Attribute attribute
                ? attribute.name()
                : call.function() instanceof Expr.Name plain ? plain.id() : "";
        if (name.equals("cd")) {
            text.append("cd ", call.span());
            append(call.arguments().get(0).value(), text, 0);
            text.append("; ", call.span());
        } else if (name.equals("shell_env")) {
            call.arguments().forEach(argument -> argument.keyword().ifPresent(key -> {
                text.append("export " + key + "=", argument.span());
                append(argument.value(), text, 0);
                text.append("; ", argument.span());
            }));
        }
        MappedText built = text.build();
        return built.isEmpty() ? Optional.empty() : Optional.of(built);
    }

    private void append(Expr expression, MappedText.Builder text, int depth) {
        if (depth > MAX_DEPTH || text.length() > MAX_LENGTH) {
            text.append(UNKNOWN, expression.span());
        } else if (expression instanceof Expr.Str string) {
            MappedText written = written(string);
            text.append(written, 0, written.length());
        } else if (expression instanceof Expr.Formatted formatted) {
            formatted.parts().forEach(part -> append(part, text, depth + 1));
        } else if (expression instanceof Expr.Binary sum && sum.operator().equals("+")) {
            append(sum.left(), text, depth + 1);
            append(sum.right(), text, depth + 1);
        } else if (expression instanceof Expr.Binary filled
                && filled.operator().equals("%")
                && filled.left() instanceof Expr.Str string) {
            template(string, text);
        } else if (expression instanceof Expr.Call call
                && call.function() instanceof Expr.Attribute attribute
                && attribute.name().equals("format")
                && attribute.value() instanceof Expr.Str string) {
            template(string, text);
        } else if (expression instanceof Expr.Name name && constants.containsKey(name.id())) {
            append(constants.get(name.id()), text, depth + 1);
        } else {
            text.append(UNKNOWN, expression.span());
        }
    }

    private void template(Expr.Str string, MappedText.Builder text) {
        MappedText written = written(string);
        Matcher field = FIELD.matcher(written.text());
        int from = 0;
        while (field.find()) {
            text.append(written, from, field.start());
            text.append(UNKNOWN, written.span(field.start(), field.end()));
            from = field.end();
        }
        text.append(written, from, written.length());
    }

    /** A string without escapes has the place of each of its characters. */
    private MappedText written(Expr.Str string) {
        String value = string.value();
        String source = file.slice(string.span());
        int at = value.isEmpty() ? -1 : source.indexOf(value);
        int start = string.span().start() + at;
        return at < 0
                ? MappedText.at(value, string.span())
                : MappedText.of(file, new Span(start, start + value.length()));
    }
}
