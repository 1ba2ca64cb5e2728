package dev.undebug.pull;

/**
 * Make the check of a former head again: its pull request was closed, or pushed to. The check counted for that pull
 * request, too; if another one has the head, the check must be made without it.
 */
public record FormerHeadWork(RepositoryRef repository, CommitSha head) implements RequestedWork {
    @Override
    public String key() {
        return repository + "@" + head + " former head";
    }
}
