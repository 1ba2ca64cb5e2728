package dev.undebug.github.http;

import dev.undebug.pull.Refused;

/** GitHub's answer exceeds the limit; request less at once. */
public final class AnswerTooLarge extends Refused {
    private static final long serialVersionUID = 1L;

    public AnswerTooLarge(String message) {
        super(message);
    }
}
