package dev.undebug.pull;

/**
 * Commit every fix, because somebody pressed the button.
 *
 * @param pull as in its check run
 */
public record FixWork(PullRequest pull, Person by) implements RequestedWork {
    @Override
    public String key() {
        return pull.ref() + " fix";
    }
}
