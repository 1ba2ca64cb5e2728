package dev.undebug.git;

import org.jspecify.annotations.Nullable;

/** Something that was asked of a repository does not work; the message says what and how to go on. */
public final class GitException extends Exception {
    private static final long serialVersionUID = 1L;

    GitException(String message) {
        this(message, null);
    }

    GitException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
