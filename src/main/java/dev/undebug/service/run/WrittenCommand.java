package dev.undebug.service.run;

import dev.undebug.python.syntax.tree.Expr;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Tells whether the programs of a command are written in the code, so that only arguments of theirs are not known. */
final class WrittenCommand {
    /** Stands for what is not known of a text. */
    private static final String GAP = "\0";

    /** The most texts that are put together; of more, nothing is known. */
    private static final int DEEPEST = 30;

    /** The word behind which a command begins: a sign of the shell, {@code sudo}, or an option of a terminal. */
    private static final Pattern PROGRAM =
            Pattern.compile("(?:[;&|(`{\\n]|(?<![\\w-])(?:sudo|-e|-x|--)(?=\\s))[\\s'\"]*+(?=([^\\s;&|(`{'\"]*+))");

    /** A program without a folder, or in one of the system's. */
    private static final Pattern SYSTEM = Pattern.compile("(?:/(?:usr/)?s?bin/)?(?:\\w[\\w.+-]*+)?+");

    /** The places that {@code %} fills in. */
    private static final Pattern PERCENT = Pattern.compile("%(?!%)");

    private static final Pattern BRACES = Pattern.compile("\\{[^{}]*+\\}");

    private WrittenCommand() {}

    /** Returns whether each program that a call runs is written there, and is none of the repository. */
    static boolean isSeen(Expr.Call call) {
        return call.arguments().stream().noneMatch(WrittenCommand::mayChange)
                && call.arguments().stream()
                        .filter(WrittenCommand::isCommand)
                        .findFirst()
                        .filter(first -> isSystem(text(first.value(), 0)))
                        .isPresent();
    }

    /** Returns whether an argument may be any, or another program than the first word. */
    private static boolean mayChange(Expr.Argument argument) {
        return argument.passing() == Expr.Argument.Passing.STAR
                || argument.passing() == Expr.Argument.Passing.DOUBLE_STAR
                || argument.keyword().filter("executable"::equals).isPresent();
    }

    private static boolean isCommand(Expr.Argument argument) {
        return argument.keyword()
                .map(name -> List.of("args", "command", "cmd").contains(name))
                .orElse(true);
    }

    private static boolean isSystem(String command) {
        Matcher program = PROGRAM.matcher("\n" + command);
        boolean system = !command.isBlank();
        while (system && program.find()) {
            system = SYSTEM.matcher(program.group(1)).matches();
        }
        return system;
    }

    private static String text(Expr command, int depth) {
        if (depth == DEEPEST) {
            return GAP;
        }
        if (command instanceof Expr.Str text) {
            return text.value();
        }
        if (command instanceof Expr.ListExpr list) {
            return texts(list.elements(), " ", depth);
        }
        if (command instanceof Expr.TupleExpr list) {
            return texts(list.elements(), " ", depth);
        }
        if (command instanceof Expr.Formatted text) {
            return texts(text.parts(), "", depth);
        }
        if (command instanceof Expr.Binary sum && sum.operator().equals("+")) {
            return text(sum.left(), depth + 1) + text(sum.right(), depth + 1);
        }
        if (command instanceof Expr.Binary filled && filled.operator().equals("%")) {
            return PERCENT.matcher(text(filled.left(), depth + 1)).replaceAll(GAP);
        }
        return command instanceof Expr.Call call
                        && call.function() instanceof Expr.Attribute method
                        && method.name().equals("format")
                ? BRACES.matcher(text(method.value(), depth + 1)).replaceAll(GAP)
                : GAP;
    }

    private static String texts(List<Expr> parts, String between, int depth) {
        return parts.stream().map(part -> text(part, depth + 1)).collect(Collectors.joining(between));
    }
}
