package dev.undebug.pull;

/**
 * Somebody pressed the button that commits every fix.
 *
 * @param pull as its check run has it
 */
public record FixWork(PullRequest pull, Person by) implements RequestedWork {
    @Override
    public String key() {
        return pull.ref() + " fix";
    }
}
