package dev.undebug.rules.fix;

import dev.undebug.source.Place;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the line of an assignment, if it contains nothing else. */
public final class AssignmentLine {
    private static final Pattern BEFORE = Pattern.compile("\\s*(-\\s+|export\\s+|(?i:ENV)\\s+)?");
    private static final Pattern AFTER = Pattern.compile("\\s*(#.*)?");

    private AssignmentLine() {}

    public static Optional<Span> of(Place assignment) {
        SourceFile file = assignment.file();
        int number = assignment.line();
        Span line = file.line(number);
        Span span = assignment.span();
        if (span.end() > line.end()) {
            return Optional.empty();
        }
        String before = file.text().substring(line.start(), span.start());
        String after = file.text().substring(span.end(), line.end());
        boolean alone = BEFORE.matcher(before).matches() && AFTER.matcher(after).matches();
        return alone ? Optional.of(file.lineWithEnd(number)) : Optional.empty();
    }
}
