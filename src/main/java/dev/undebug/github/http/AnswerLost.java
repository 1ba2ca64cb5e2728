package dev.undebug.github.http;

import dev.undebug.source.Unavailable;
import org.jspecify.annotations.Nullable;

/** Whether GitHub did what it was asked to do is not known: to ask again might do it twice. */
public final class AnswerLost extends Unavailable {
    private static final long serialVersionUID = 1L;

    public AnswerLost(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
