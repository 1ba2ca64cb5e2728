package dev.undebug.pull;

/** Make all checks of a commit again, although GitHub did not name its pull request, as with one from a fork. */
public record SuiteWork(RepositoryRef repository, CommitSha head) implements RequestedWork {
    @Override
    public String key() {
        return repository + "@" + head + " suite";
    }
}
