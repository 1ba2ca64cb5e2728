package dev.undebug.github;

import dev.undebug.pull.Refused;

/** GitHub's answer is longer than what is read; less has to be asked at once. */
final class AnswerTooLarge extends Refused {
    private static final long serialVersionUID = 1L;

    AnswerTooLarge(String message) {
        super(message);
    }
}
