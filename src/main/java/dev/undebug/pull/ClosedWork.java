package dev.undebug.pull;

/**
 * A pull request was closed. The check of its head counted for it, too: where another one has the same head, its check is to
 * be made again without it.
 */
public record ClosedWork(RepositoryRef repository, CommitSha head) implements RequestedWork {
    @Override
    public String key() {
        return repository + "@" + head + " closed";
    }
}
