package dev.undebug.app;

import java.util.List;
import java.util.regex.Pattern;

/** Takes secrets out of what is logged: whatever looks like one, and those that are known. */
final class Redaction {
    private static final Pattern SECRET = Pattern.compile(
            // GitHub's tokens; their length has changed before.
            "gh[a-z]_[A-Za-z0-9._-]{8,}|github_pat_[A-Za-z0-9_]+"
                    // A JSON Web Token.
                    + "|eyJ[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*"
                    + "|-----BEGIN [A-Z ]*PRIVATE KEY-----(?:[A-Za-z0-9+/=\\s]|\\\\[nr])*(?:-----END [A-Z ]*PRIVATE KEY-----)?"
                    // A password in an address.
                    + "|(?<=://)[^/\\s:@]*:[^/\\s@]*(?=@)");

    private static final String INSTEAD = "[redacted]";

    private final List<String> known;

    /**
     * Makes one that also knows some secrets word by word.
     */
    Redaction(List<String> known) {
        this.known = List.copyOf(known);
    }

    String of(String text) {
        String redacted = SECRET.matcher(text).replaceAll(INSTEAD);
        for (String secret : known) {
            redacted = redacted.replace(secret, INSTEAD);
        }
        return redacted;
    }
}
