package dev.undebug.github.http;

import dev.undebug.pull.Refused;

/** GitHub's answer is longer than what is read; less has to be asked at once. */
public final class AnswerTooLarge extends Refused {
    private static final long serialVersionUID = 1L;

    public AnswerTooLarge(String message) {
        super(message);
    }
}
