package dev.undebug.rules;

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
        return WrittenCall.of(call)
                .flatMap(written -> written.value(0, "app"))
                .map(argument -> new Unwrapping(call, call.file().slice(argument)).fix());
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
