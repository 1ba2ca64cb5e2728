package dev.undebug.python.eval.outcome;

import java.util.Optional;

/**
 * Tells what is known of the files where a program runs, beside those of the repository that the place certainly lacks. Two
 * are equal only if they say the same.
 */
public interface PresentFiles {
    /** The files of the repository as they are, and no others that are seen. */
    PresentFiles REPOSITORY = new OfRepository(false);

    /**
     * Returns what is put to a place that no file of the repository fills; empty if nothing is seen to be put there.
     *
     * @param path the repository path at which the program looks, or an absolute path in its container
     */
    Optional<Put> put(String path);

    /** Returns whether nothing is put anywhere. */
    boolean putsNothing();

    /**
     * Returns whether something else is in the place of a file of the repository, or may be, and nothing is seen to bring the file.
     *
     * @param path as for {@link #put}
     * @param file the repository path of the file that would be found there
     */
    boolean hides(String path, String file);

    /** Returns whether another file is in the place of one of the repository, and not only another folder around it; as {@link #hides}. */
    boolean replaces(String path, String file);

    /** Returns whether the place had a file of the repository before something came over it. */
    boolean covers(String file);

    /** Returns whether a file of the repository is certainly there. */
    boolean has(String path);

    /**
     * Returns what of this is certain also where it turns debug mode off: commands that are not understood, and whatever else
     * deploys a program, may change a text or remove a file.
     */
    PresentFiles certain();

    /** Returns whether it has nothing that is less than certain. */
    boolean isCertain();

    /**
     * A file that is put there.
     *
     * @param text its text where it is written; empty if it is not known
     * @param certain whether nothing may have changed the text since
     */
    record Put(Optional<CodePart> text, boolean certain) {
        public static final Put UNKNOWN = new Put(Optional.empty(), true);
    }

    /**
     * The files of the repository.
     *
     * @param isCertain whether it may lack one of them
     */
    record OfRepository(boolean isCertain) implements PresentFiles {
        @Override
        public Optional<Put> put(String path) {
            return Optional.empty();
        }

        @Override
        public boolean putsNothing() {
            return true;
        }

        @Override
        public boolean hides(String path, String file) {
            return false;
        }

        @Override
        public boolean replaces(String path, String file) {
            return false;
        }

        @Override
        public boolean covers(String file) {
            return false;
        }

        @Override
        public boolean has(String path) {
            return !isCertain;
        }

        @Override
        public PresentFiles certain() {
            return new OfRepository(true);
        }
    }
}
