package dev.undebug.github;

import dev.undebug.source.Unavailable;
import java.io.IOException;

/** Calls the library, whose own complaints can only be about answers that it does not understand. */
final class Library {
    private Library() {}

    interface Step<T> {
        T run() throws IOException;
    }

    static <T> T call(Step<T> step) {
        try {
            return step.run();
        } catch (IOException e) {
            throw new Unavailable(
                    "GitHub's answer was not understood: " + Redaction.of(String.valueOf(e.getMessage())), e);
        }
    }
}
