package dev.undebug.pull;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The hidden line at the end of a comment that says which finding it is about, so that nothing is posted twice. */
public final class FindingMarker {
    private static final Pattern MARKER = Pattern.compile("<!-- undebug:finding ([A-Za-z0-9_-]{8,64}) -->");

    private FindingMarker() {}

    public static String of(String fingerprint) {
        return "<!-- undebug:finding " + fingerprint + " -->";
    }

    /** Returns the fingerprint of the last marker: an earlier one may be quoted text. */
    public static Optional<String> find(String body) {
        Matcher matcher = MARKER.matcher(body);
        Optional<String> last = Optional.empty();
        while (matcher.find()) {
            last = Optional.of(matcher.group(1));
        }
        return last;
    }
}
