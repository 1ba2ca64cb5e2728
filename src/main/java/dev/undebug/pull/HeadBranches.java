package dev.undebug.pull;

import dev.undebug.source.SourceFile;
import dev.undebug.source.Unavailable;
import java.util.List;
import java.util.Optional;

/** Commits on the branches of pull requests. Every method may throw {@link Unavailable}. */
public interface HeadBranches {
    /** Returns whether the app may write code there at all. */
    boolean mayWrite(RepositoryRef repository);

    /** Returns whether the app may change files that only the permission for workflows lets it change. */
    boolean mayWriteWorkflows(RepositoryRef repository);

    /**
     * Finds the branch of a pull request.
     *
     * @throws Gone if the pull request or its branch is gone
     */
    HeadBranch find(PullRef pull);

    /** Returns whether somebody may push to the repository. */
    boolean mayPush(RepositoryRef repository, Person person);

    /** How the message of a commit that the app makes begins. */
    String TITLE = "Apply Undebug's fixes";

    /**
     * Returns for whom the app has made a commit upon another one that a branch has, whatever came after it.
     *
     * @throws Gone if the commits are out of reach
     */
    Optional<Person> committedFor(HeadBranch branch, CommitSha upon);

    /**
     * Makes one commit. Modes of files stay.
     *
     * @param message begins with {@link #TITLE} and ends with {@link Person#coAuthor()}
     * @param files that are there, with their new texts
     * @throws Moved if the branch is not where it was
     * @throws Refused if GitHub does not let the app do it
     */
    void commit(HeadBranch branch, String message, List<SourceFile> files);

    /** Says that a branch was moved meanwhile. */
    final class Moved extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Moved(String message) {
            super(message);
        }
    }
}
