package dev.undebug.pull;

/**
 * All checks of a commit are to be made again, and GitHub did not say what it belongs to, as with the pull request of a
 * fork.
 */
public record SuiteWork(RepositoryRef repository, CommitSha head) implements RequestedWork {
    @Override
    public String key() {
        return repository + "@" + head + " suite";
    }
}
