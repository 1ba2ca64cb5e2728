package dev.undebug.pull;

import java.util.Locale;
import java.util.Optional;

/**
 * A file that a pull request changes.
 *
 * @param path in the head; for a removed file, in the base
 * @param previousPath the old path, if it was renamed
 * @param patch unified diff hunks without file headers, as GitHub renders them; absent for binary files, pure
 *     renames and diffs that are too large
 */
public record ChangedFile(String path, Status status, Optional<String> previousPath, Optional<String> patch) {
    /** GitHub's {@code status} of a file in a diff. */
    public enum Status {
        ADDED,
        REMOVED,
        MODIFIED,
        RENAMED,
        COPIED,
        CHANGED,
        UNCHANGED;

        /** Parses GitHub's word; an unknown word counts as modified. */
        public static Status of(String word) {
            for (Status status : values()) {
                if (status.name().toLowerCase(Locale.ROOT).equals(word)) {
                    return status;
                }
            }
            return MODIFIED;
        }
    }
}
