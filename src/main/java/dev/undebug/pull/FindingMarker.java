package dev.undebug.pull;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The hidden line at the end of a comment that identifies its finding, so that nothing is posted twice.
 *
 * @param fingerprint of the finding
 * @param settled whether the comment says that the finding is gone
 */
public record FindingMarker(String fingerprint, boolean settled) {
    private static final Pattern MARKER = Pattern.compile("<!-- undebug:(finding|settled) ([A-Za-z0-9_-]{8,64}) -->");

    private static final Pattern SAID =
            Pattern.compile("<!-- undebug:said ([A-Za-z0-9_-]{8,64}(?: [A-Za-z0-9_-]{8,64})*+) -->");

    /** Precedes the marker of a comment that somebody edited before the app did. */
    private static final String REWRITTEN = "<!-- undebug:rewritten -->\n";

    /** Returns the line for an existing finding. */
    public static String of(String fingerprint) {
        return new FindingMarker(fingerprint, false).toString();
    }

    /** Returns the line of a review that lists its findings, so that a deleted comment is not posted again. */
    public static String said(Collection<String> fingerprints) {
        return "<!-- undebug:said " + String.join(" ", fingerprints) + " -->";
    }

    /** Returns the fingerprints in the line of a review. */
    public static Set<String> said(String body) {
        Matcher matcher = SAID.matcher(body);
        Set<String> fingerprints = new HashSet<>();
        while (matcher.find()) {
            fingerprints.addAll(Arrays.asList(matcher.group(1).split(" ")));
        }
        return fingerprints;
    }

    /** Returns the last marker of a comment: an earlier one may be quoted text. */
    public static Optional<FindingMarker> find(String body) {
        Matcher matcher = MARKER.matcher(body);
        Optional<FindingMarker> last = Optional.empty();
        while (matcher.find()) {
            last = Optional.of(
                    new FindingMarker(matcher.group(2), matcher.group(1).equals("settled")));
        }
        return last;
    }

    /** Returns the text of a comment with this marker replaced by another one at its end. */
    public String replaced(String body, FindingMarker other, boolean rewritten) {
        return words(body) + "\n\n" + (rewritten || isRewritten(body) ? REWRITTEN : "") + other;
    }

    /**
     * Returns the visible text of a comment with this marker. People do not see the marker, so they write below it,
     * too.
     */
    public String words(String body) {
        String unix = body.replace("\r", "");
        int at = unix.lastIndexOf(toString());
        String above = unix.substring(0, at).replace(REWRITTEN, "").strip();
        String below = unix.substring(at + toString().length()).strip();
        return below.isEmpty() ? above : above + "\n\n" + below;
    }

    /** Returns whether somebody is known to have edited a comment with this marker. */
    public boolean isRewritten(String body) {
        String unix = body.replace("\r", "");
        return unix.substring(0, unix.lastIndexOf(toString())).endsWith(REWRITTEN);
    }

    /** Returns the line. */
    @Override
    public String toString() {
        return "<!-- undebug:" + (settled ? "settled" : "finding") + " " + fingerprint + " -->";
    }
}
