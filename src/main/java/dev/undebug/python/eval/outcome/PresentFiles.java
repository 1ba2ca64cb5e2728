package dev.undebug.python.eval.outcome;

import java.util.Optional;

/**
 * Tells what is known of the files where a program runs, beside those of the repository that the place certainly lacks. Two
 * are equal only if they say the same.
 */
public interface PresentFiles {
    /** The files of the repository as they are, and no others that are seen. */
    PresentFiles REPOSITORY = new PresentFiles() {
        @Override
        public Optional<Put> put(String path) {
            return Optional.empty();
        }

        @Override
        public boolean hides(String path) {
            return false;
        }

        @Override
        public boolean has(String path) {
            return true;
        }
    };

    /**
     * Returns what is put to a place that no file of the repository fills; empty if nothing is seen to be put there.
     *
     * @param path the repository path at which the program looks, or an absolute path in its container
     */
    Optional<Put> put(String path);

    /** Returns whether something else is in the place of a file of the repository, or may be, and nothing is seen to bring the file. */
    boolean hides(String path);

    /** Returns whether a file of the repository is certainly there. */
    boolean has(String path);

    /**
     * A file that is put there.
     *
     * @param text its text where it is written; empty if it is not known
     */
    record Put(Optional<CodePart> text) {
        public static final Put UNKNOWN = new Put(Optional.empty());
    }
}
