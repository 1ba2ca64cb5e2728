package dev.undebug.github.http;

import java.util.regex.Pattern;

/** Removes everything that looks like a credential from text for people or logs. */
public final class Redaction {
    /** Replaces a credential. */
    public static final String INSTEAD = "[redacted]";

    private static final Pattern SECRET = Pattern.compile(
            // GitHub's tokens; their length has changed before.
            "gh[a-z]_[A-Za-z0-9._-]{8,}|github_pat_[A-Za-z0-9_]+"
                    // A JSON Web Token.
                    + "|eyJ[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*"
                    + "|-----BEGIN [A-Z ]*PRIVATE KEY-----(?:[A-Za-z0-9+/=\\s]|\\\\[nr])*+(?:-----END [A-Z ]*PRIVATE KEY-----)?"
                    // A password in a URL.
                    + "|(?<=://)[^/\\s:@]*:[^/\\s@]*(?=@)");

    private Redaction() {}

    /** Returns the text without its credentials. */
    public static String of(String text) {
        return SECRET.matcher(text).replaceAll(INSTEAD);
    }
}
