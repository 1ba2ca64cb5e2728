package dev.undebug.app;

import java.net.BindException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/** Explains errors with a file or an address; Java's exceptions often have only a class name. */
final class Reason {
    private Reason() {}

    static String of(Throwable problem) {
        for (@Nullable Throwable cause = problem; cause != null; cause = cause.getCause()) {
            @Nullable String known = known(cause);
            if (known != null) {
                return known;
            }
        }
        return String.valueOf(problem.getMessage());
    }

    private static @Nullable String known(Throwable cause) {
        if (cause instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (cause instanceof NoSuchFileException) {
            return "no such file or folder";
        }
        if (cause instanceof FileAlreadyExistsException) {
            return "it is a file";
        }
        if (cause instanceof UnresolvedAddressException) {
            return "no such host";
        }
        return cause instanceof BindException ? bind(String.valueOf(cause.getMessage())) : null;
    }

    private static @Nullable String bind(String said) {
        if (said.contains("already in use")) {
            return "the port is in use; stop the other program, or set another PORT";
        }
        if (said.contains("assign requested address")) {
            return "this machine has no such address";
        }
        return said.contains("Permission denied") ? "permission denied; use a port from 1024 up" : null;
    }
}
