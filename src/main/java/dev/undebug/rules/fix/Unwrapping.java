package dev.undebug.rules.fix;

import dev.undebug.rule.Fix;
import dev.undebug.source.Edit;
import dev.undebug.source.Place;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.List;
import java.util.regex.Pattern;

/** Takes a wrapper off what it wraps: {@code DebuggedApplication(app, True)} becomes {@code app}. */
public final class Unwrapping {
    private final SourceFile file;
    private final Span call;
    private final String wrapped;

    private Unwrapping(Place call, String wrapped) {
        this.file = call.file();
        this.call = call.span();
        this.wrapped = wrapped;
    }

    /** Returns changes that leave the first argument of a call; none where it cannot be told from its text. */
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
        // The only statement of a block cannot be removed.
        return List.of(fix(lines, ""), fix(new Span(lines.start() + indentation(), call.end()), "pass"));
    }

    private Fix fix(Span span, String text) {
        return new Fix("remove the debugger", List.of(new Edit(file, span, text)));
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

    private int indentation() {
        String line = file.slice(lines());
        return line.length() - line.stripLeading().length();
    }
}
