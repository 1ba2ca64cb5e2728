package dev.undebug.pull;

import dev.undebug.source.SourceFile;
import dev.undebug.source.Unavailable;
import java.util.List;
import java.util.Optional;

/** Commits on the branches of pull requests. Every method may throw {@link Unavailable}. */
public interface HeadBranches {
    /** Returns whether the app may write contents at all. */
    boolean mayWrite(RepositoryRef repository);

    /** Returns whether the app may change files that need the permission for workflows. */
    boolean mayWriteWorkflows(RepositoryRef repository);

    /**
     * Finds the branch of a pull request.
     *
     * @throws Gone if the pull request or its branch is gone
     */
    HeadBranch find(PullRef pull);

    /** Returns whether somebody may push to the repository. */
    boolean mayPush(RepositoryRef repository, Person person);

    /** The first words of the app's commit messages. */
    String TITLE = "Apply Undebug's fixes";

    /**
     * Returns the person for whom the app has committed on top of a commit of the branch, whatever came after it.
     *
     * @throws Gone if the commits are inaccessible
     */
    Optional<Person> committedFor(HeadBranch branch, CommitSha upon);

    /**
     * Makes one commit. File modes do not change.
     *
     * @param message begins with {@link #TITLE} and ends with {@link Person#coAuthor()}
     * @param files existing files with their new texts
     * @throws Moved if the branch has moved
     * @throws Refused if GitHub does not let the app commit
     */
    void commit(HeadBranch branch, String message, List<SourceFile> files);

    /** The branch has moved meanwhile. */
    final class Moved extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Moved(String message) {
            super(message);
        }
    }
}
