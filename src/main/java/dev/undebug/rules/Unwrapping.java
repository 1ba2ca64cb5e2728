package dev.undebug.rules;

import dev.undebug.python.syntax.Expr;
import dev.undebug.python.syntax.PythonModule;
import dev.undebug.python.syntax.Stmt;
import dev.undebug.rule.Fix;
import dev.undebug.source.Edit;
import dev.undebug.source.Place;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Takes a wrapper off what it wraps: {@code DebuggedApplication(app, True)} becomes {@code app}. */
final class Unwrapping {
    private final SourceFile file;
    private final Span call;
    private final String wrapped;

    private Unwrapping(Place call, String wrapped) {
        this.file = call.file();
        this.call = call.span();
        this.wrapped = wrapped;
    }

    /** Returns a change that leaves the first argument of a call; empty where it cannot be told from its text. */
    static Optional<Fix> fix(Place call) {
        return wrapped(call.text()).map(argument -> new Unwrapping(call, argument).fix());
    }

    private static Optional<String> wrapped(String call) {
        SourceFile text = new SourceFile("call.py", call);
        List<Stmt> body = PythonModule.parse(text).body();
        boolean one = body.size() == 1
                && body.get(0) instanceof Stmt.ExprStmt statement
                && statement.value() instanceof Expr.Call;
        if (!one) {
            return Optional.empty();
        }
        List<Expr.Argument> arguments = ((Expr.Call) ((Stmt.ExprStmt) body.get(0)).value()).arguments();
        return arguments.stream()
                .filter(argument -> isFirst(argument, arguments))
                .map(argument -> text.slice(argument.value().span()))
                .findFirst();
    }

    private static boolean isFirst(Expr.Argument argument, List<Expr.Argument> all) {
        return switch (argument.passing()) {
            case POSITIONAL -> argument.equals(all.get(0));
            case KEYWORD -> argument.keyword().equals(Optional.of("app"));
            case STAR, DOUBLE_STAR -> false;
        };
    }

    private Fix fix() {
        String description = "take the debugger off";
        if (!assignsToItself()) {
            return new Fix(description, List.of(new Edit(file, call, wrapped)));
        }
        Span lines = lines();
        boolean alone = standsAlone(lines);
        int start = lines.start() + (alone ? indentation(lines.start()) : 0);
        return new Fix(
                description,
                List.of(new Edit(file, new Span(start, alone ? call.end() : lines.end()), alone ? "pass" : "")));
    }

    /** Returns whether the call is what a statement of its own assigns to the very thing that it wraps. */
    private boolean assignsToItself() {
        Span lines = lines();
        String before = file.text().substring(lines.start(), call.start());
        String after = file.text().substring(call.end(), lines.end()).strip();
        return before.strip().matches(Pattern.quote(wrapped) + "\\s*=") && (after.isEmpty() || after.startsWith("#"));
    }

    /** Returns the lines on which the call stands, with the end of the last one. */
    private Span lines() {
        int first = file.position(call.start()).line();
        int last = file.position(call.end()).line();
        return new Span(file.line(first).start(), file.lineWithEnd(last).end());
    }

    /** Returns whether a block has no other statement. */
    private boolean standsAlone(Span lines) {
        String before = file.text().substring(0, lines.start()).stripTrailing();
        int lineStart = Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1;
        boolean first = before.replaceFirst("#[^\\n\\r]*$", "").stripTrailing().endsWith(":")
                && indentation(lineStart) < indentation(lines.start());
        int next = lines.end();
        while (next < file.text().length() && Character.isWhitespace(file.text().charAt(next))) {
            next++;
        }
        int nextLine =
                Math.max(file.text().lastIndexOf('\n', next - 1), file.text().lastIndexOf('\r', next - 1)) + 1;
        boolean last = next == file.text().length() || next - nextLine < indentation(lines.start());
        return first && last;
    }

    private int indentation(int lineStart) {
        int end = lineStart;
        while (end < file.text().length()
                && (file.text().charAt(end) == ' ' || file.text().charAt(end) == '\t')) {
            end++;
        }
        return end - lineStart;
    }
}
