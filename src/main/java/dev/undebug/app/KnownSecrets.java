package dev.undebug.app;

import dev.undebug.github.http.Redaction;
import java.util.List;

/** Removes secrets from log messages: everything that looks like one, and those in the settings. */
final class KnownSecrets {
    private final List<String> known;

    KnownSecrets(List<String> known) {
        this.known = List.copyOf(known);
    }

    String redact(String text) {
        String redacted = Redaction.of(text);
        for (String secret : known) {
            redacted = redacted.replace(secret, Redaction.INSTEAD);
        }
        return redacted;
    }
}
