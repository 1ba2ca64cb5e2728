package dev.undebug.github.http;

import dev.undebug.source.Unavailable;
import org.jspecify.annotations.Nullable;

/** GitHub's answer was lost, so it is unknown whether the request was done. A retry might do it twice. */
public final class AnswerLost extends Unavailable {
    private static final long serialVersionUID = 1L;

    public AnswerLost(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
