package dev.undebug.pull;

import java.util.regex.Pattern;

/** The id of a commit: 40 lower-case hexadecimal digits. */
public record CommitSha(String hex) {
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{40}");
    private static final int SHOWN = 7;

    public CommitSha {
        if (!HEX.matcher(hex).matches()) {
            throw new IllegalArgumentException("not a commit SHA: " + hex);
        }
    }

    /** Returns the abbreviated SHA for people. */
    public String shown() {
        return hex.substring(0, SHOWN);
    }

    @Override
    public String toString() {
        return hex;
    }
}
