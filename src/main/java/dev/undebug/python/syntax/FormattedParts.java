package dev.undebug.python.syntax;

import dev.undebug.python.syntax.tree.Expr;
import dev.undebug.source.Span;
import java.util.List;

/** Collects the parts of a formatted string and merges adjacent text. */
final class FormattedParts {
    private final Gathering gathering;
    private final int mark;
    private final StringBuilder text = new StringBuilder();
    private int textStart;
    private int textEnd;
    private boolean fields;

    FormattedParts(Gathering gathering) {
        this.gathering = gathering;
        this.mark = gathering.mark();
    }

    void text(Span span, String value) {
        if (text.isEmpty()) {
            textStart = span.start();
        }
        textEnd = span.end();
        text.append(value);
    }

    void field(Expr value) {
        flush();
        fields = true;
        gathering.add(value);
    }

    private void flush() {
        if (!text.isEmpty()) {
            gathering.add(new Expr.Str(new Span(textStart, textEnd), text.toString()));
            text.setLength(0);
        }
    }

    boolean hasFields() {
        return fields;
    }

    List<Expr> take() {
        flush();
        return gathering.take(mark);
    }

    /** Returns the text of parts that contain no replacement field. */
    static String text(List<Expr> parts) {
        return parts.isEmpty() || !(parts.get(0) instanceof Expr.Str first) ? "" : first.value();
    }
}
