package dev.undebug.github.http;

import dev.undebug.pull.BranchTip;
import dev.undebug.pull.Subject;

/**
 * What a request creates in the sense of GitHub's limits on creating content, and how much of them it may use up. What people
 * wait for comes before what they do not, and what was begun can be brought to its end.
 *
 * <p>GitHub does not list what counts. It says of reviews that to create them quickly may be limited, and of content in
 * general that anything which generates some counts. So a new check run, a review, a comment with new words and a commit
 * count. Not what only brings a check run to its end, which was counted when it was made: a check must never be left
 * hanging for this. Nor tokens, git's blobs, which nobody sees by themselves, and threads that are resolved or minimized.
 */
public enum Creation {
    NONE(0),
    /** Begins something that nobody waits for. */
    AUDIT(50),
    /** Begins something that somebody waits for. */
    BEGINNING(80),
    /** Goes on with what was begun. */
    FURTHER(100);

    private final int percent;

    Creation(int percent) {
        this.percent = percent;
    }

    /** Returns what the check run of a subject is. */
    public static Creation checkOf(Subject subject) {
        return subject instanceof BranchTip ? AUDIT : BEGINNING;
    }

    /** Returns how many requests may have been made of so many that are allowed, this one included. */
    int share(int allowed) {
        return allowed * percent / 100;
    }
}
