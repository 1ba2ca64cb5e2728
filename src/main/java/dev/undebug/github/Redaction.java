package dev.undebug.github;

import java.util.regex.Pattern;

/** Takes credentials out of text that is shown to people or logged. */
final class Redaction {
    private static final Pattern SECRET = Pattern.compile(
            // GitHub's tokens: no assumption about their length, it changed before
            "gh[a-z]_[A-Za-z0-9._-]+|github_pat_[A-Za-z0-9_]+"
                    // a JSON Web Token
                    + "|eyJ[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*"
                    + "|-----BEGIN [A-Z ]*PRIVATE KEY-----[\\s\\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)"
                    + "|(?<=://)[^/\\s:@]*:[^/\\s@]*(?=@)");

    private Redaction() {}

    static String of(String text) {
        return SECRET.matcher(text).replaceAll("[redacted]");
    }
}
