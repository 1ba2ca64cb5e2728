package dev.undebug.demo.github.git;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The difference of one file between two trees.
 *
 * @param previousPath only for a renamed file
 * @param blob of the new side; of the old side for a removed file
 * @param patch the hunks as GitHub shows them; empty for a binary file, a pure rename, or a too large patch
 */
public record FileDiff(
        String path, Optional<String> previousPath, Status status, String blob, Counts counts, Optional<String> patch) {
    /** GitHub's {@code status} of a file. */
    public enum Status {
        ADDED,
        REMOVED,
        MODIFIED,
        RENAMED;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The numbers of added and deleted lines. */
    public record Counts(int additions, int deletions) {
        public int changes() {
            return additions + deletions;
        }
    }

    /** Returns the hunks; empty without a patch. */
    public List<Hunk> hunks() {
        return patch.map(Hunk::parse).orElse(List.of());
    }
}
