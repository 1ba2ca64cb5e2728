package dev.undebug.demo.github.git;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What happened to one file between two trees.
 *
 * @param previousPath only of a renamed file
 * @param blob of the new side; of the old side for a removed file
 * @param patch the hunks as GitHub shows them; empty for binary, renamed without a change, or too large
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

    /** How many lines were added and deleted. */
    public record Counts(int additions, int deletions) {
        public int changes() {
            return additions + deletions;
        }
    }

    /** Returns the hunks; none where there is no patch. */
    public List<Hunk> hunks() {
        return patch.map(Hunk::parse).orElse(List.of());
    }
}
