package dev.undebug.rules.fix;

import dev.undebug.rule.Fix;
import dev.undebug.source.Edit;
import dev.undebug.source.Place;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.List;
import java.util.regex.Pattern;

/** Removes a wrapper: {@code DebuggedApplication(app, True)} becomes {@code app}. */
public final class Unwrapping {
    private final SourceFile file;
    private final Span call;
    private final String wrapped;

    private Unwrapping(Place call, String wrapped) {
        this.file = call.file();
        this.call = call.span();
        this.wrapped = wrapped;
    }

    /** Returns changes that leave only the first argument of a call; none if the text does not show it. */
    public static List<Fix> fixes(Place call) {
        return WrittenCall.of(call)
                .flatMap(written -> written.value(0, "app"))
                .map(argument -> new Unwrapping(call, call.file().slice(argument)).fixes())
                .orElse(List.of());
    }

    private List<Fix> fixes() {
        if (!assignsToItself()) {
            return List.of(fix(call, wrapped));
        }
        Span lines = lines();
        // A block needs at least one statement.
        return List.of(fix(lines, ""), fix(new Span(lines.start() + indentation(), call.end()), "pass"));
    }

    private Fix fix(Span span, String text) {
        return new Fix("remove the debugger", List.of(new Edit(file, span, text)));
    }

    /** Returns whether a statement assigns the call to the very variable that it wraps. */
    private boolean assignsToItself() {
        Span lines = lines();
        String before = file.text().substring(lines.start(), call.start());
        String after = file.text().substring(call.end(), lines.end()).strip();
        return before.strip().matches(Pattern.quote(wrapped) + "\\s*=") && (after.isEmpty() || after.startsWith("#"));
    }

    /** Returns the lines of the call, with the end of the last one. */
    private Span lines() {
        int first = file.position(call.start()).line();
        int last = file.position(call.end()).line();
        return new Span(file.line(first).start(), file.lineWithEnd(last).end());
    }

    private int indentation() {
        String line = file.slice(lines());
        return line.length() - line.stripLeading().length();
    }
}
