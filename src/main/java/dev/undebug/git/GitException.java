package dev.undebug.git;

import org.jspecify.annotations.Nullable;

/** A failed operation on a repository; the message says what failed and what to do. */
public final class GitException extends Exception {
    private static final long serialVersionUID = 1L;

    GitException(String message) {
        this(message, null);
    }

    GitException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
