package dev.undebug.scan;

import dev.undebug.rule.Fix;
import dev.undebug.source.Content;
import dev.undebug.source.Edit;
import dev.undebug.source.SourceFile;
import dev.undebug.source.TextOrigin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Applies a fix to files. */
final class FixedFiles {
    private FixedFiles() {}

    /** Returns the fixed files; none if the fix cannot be applied to one of them. */
    static List<SourceFile> of(Fix fix) {
        Map<SourceFile, List<Edit>> byFile = new LinkedHashMap<>();
        fix.edits().forEach(edit -> byFile.computeIfAbsent(edit.file(), file -> new ArrayList<>())
                .add(edit));
        List<SourceFile> fixed = new ArrayList<>();
        byFile.forEach((file, edits) -> fixed(file, edits).ifPresent(fixed::add));
        return fixed.size() == byFile.size() ? fixed : List.of();
    }

    /** Returns the files with the texts that several fixes give them together; none if that is impossible. */
    static List<SourceFile> together(Stream<Fix> fixes) {
        List<Edit> edits = fixes.flatMap(fix -> fix.edits().stream()).distinct().toList();
        try {
            return edits.isEmpty() ? List.of() : of(new Fix("all", edits));
        } catch (IllegalArgumentException overlap) {
            return List.of();
        }
    }

    private static Optional<SourceFile> fixed(SourceFile old, List<Edit> edits) {
        SourceFile next = old.withText(Edit.apply(old.text(), edits));
        boolean encodable =
                edits.stream().allMatch(edit -> old.charset().newEncoder().canEncode(edit.text()));
        if (!encodable) {
            return Optional.empty();
        }
        return old.origin().isPresent() ? taken(old.origin().get(), edits, next) : Optional.of(next);
    }

    /** Edits the original file of an extracted text, and checks that it then gives the fixed text. */
    private static Optional<SourceFile> taken(TextOrigin origin, List<Edit> edits, SourceFile expected) {
        List<Edit> whole = origin.edits(edits);
        if (whole.isEmpty()) {
            return Optional.empty();
        }
        SourceFile changed = origin.file().withText(Edit.apply(origin.file().text(), whole));
        return origin.takeFrom(changed) instanceof Content.Decoded again
                        && again.file().text().equals(expected.text())
                ? Optional.of(again.file())
                : Optional.empty();
    }
}
