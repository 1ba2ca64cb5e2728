package dev.undebug.github;

import dev.undebug.github.http.AnswerLost;
import dev.undebug.github.http.Backoff;
import java.util.Optional;
import java.util.function.Supplier;

/** Retries a write after its answer was lost, but only if a check shows that it was not done. */
final class CarefulWrite {
    private CarefulWrite() {}

    /** @param done returns the result of the write if it was done after all */
    static <T> T run(Backoff backoff, Supplier<T> write, Supplier<Optional<T>> done) {
        for (int tried = 1; ; tried++) {
            try {
                return write.get();
            } catch (AnswerLost e) {
                if (tried == Backoff.TRIES) {
                    throw e;
                }
                backoff.pause(tried);
                Optional<T> result = done.get();
                if (result.isPresent()) {
                    return result.get();
                }
            }
        }
    }
}
