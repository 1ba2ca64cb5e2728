package dev.undebug.github.http;

import dev.undebug.pull.BranchTip;
import dev.undebug.pull.Subject;

/**
 * The kind of content that a request creates, in the sense of GitHub's limits on creating content, and its share of
 * those limits. Requests that people wait for have priority, and work in progress can always be finished.
 *
 * <p>GitHub does not list what counts. It says that creating reviews quickly may be limited, and that in general
 * anything that generates content counts. So a new check run, a review, a comment with new words and a commit count.
 * Concluding a check run does not count again: a check must never be left hanging because of the limits. Tokens do not
 * count either, nor git's blobs, which nobody sees by themselves, nor resolved or minimized threads.
 */
public enum Creation {
    NONE(0),
    /** Begins work that nobody waits for. */
    AUDIT(50),
    /** Begins work that somebody waits for. */
    BEGINNING(80),
    /** Continues work in progress. */
    FURTHER(100);

    private final int percent;

    Creation(int percent) {
        this.percent = percent;
    }

    /** Returns the kind of a new check run for a subject. */
    public static Creation checkOf(Subject subject) {
        return subject instanceof BranchTip ? AUDIT : BEGINNING;
    }

    /** Returns the number of requests that this kind may use up of an allowance, including its own. */
    int share(int allowed) {
        return allowed * percent / 100;
    }
}
