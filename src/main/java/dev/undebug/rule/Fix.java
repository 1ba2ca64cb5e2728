package dev.undebug.rule;

import dev.undebug.source.Edit;
import java.util.List;

/**
 * A change that removes a finding and nothing else.
 *
 * @param description imperative, without a full stop: {@code drop the debug argument}
 */
public record Fix(String description, List<Edit> edits) {
    public Fix {
        edits = List.copyOf(edits);
        if (edits.isEmpty()) {
            throw new IllegalArgumentException("a fix without an edit");
        }
    }
}
