package dev.undebug.pull;

/**
 * A commit is the head of a pull request no more: that was closed, or pushed to. The check of the commit counted for it, too:
 * where another one has that head, its check is to be made again without it.
 */
public record FormerHeadWork(RepositoryRef repository, CommitSha head) implements RequestedWork {
    @Override
    public String key() {
        return repository + "@" + head + " former head";
    }
}
