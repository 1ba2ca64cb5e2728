package dev.undebug.github.client;

import dev.undebug.github.http.Redaction;
import dev.undebug.source.Unavailable;
import java.io.IOException;

/** Calls the github-api library. Its own exceptions can only mean answers that it does not understand. */
public final class LibraryCalls {
    private LibraryCalls() {}

    public interface Step<T> {
        T run() throws IOException;
    }

    public static <T> T call(Step<T> step) {
        try {
            return step.run();
        } catch (IOException e) {
            throw new Unavailable(
                    "GitHub's answer was not understood: " + Redaction.of(String.valueOf(e.getMessage())), e);
        }
    }
}
