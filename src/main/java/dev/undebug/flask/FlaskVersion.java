package dev.undebug.flask;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A release of Flask. */
public record FlaskVersion(int major, int minor, int patch) implements Comparable<FlaskVersion> {
    /** The newest release in the tables; an unpinned requirement installs it. */
    public static final FlaskVersion NEWEST = new FlaskVersion(3, 1, 3);

    /** The last release that reads {@code FLASK_ENV}. */
    public static final FlaskVersion LAST_WITH_MODE = new FlaskVersion(2, 2, 5);

    private static final Pattern NUMBER = Pattern.compile("(\\d{1,4})(?:\\.(\\d{1,4}))?(?:\\.(\\d{1,4}))?.*");
    private static final Comparator<FlaskVersion> ORDER = Comparator.comparingInt(FlaskVersion::major)
            .thenComparingInt(FlaskVersion::minor)
            .thenComparingInt(FlaskVersion::patch);

    /** Parses a version number; empty if the text does not begin with one. */
    public static Optional<FlaskVersion> parse(String text) {
        Matcher matcher = NUMBER.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(new FlaskVersion(part(matcher.group(1)), part(matcher.group(2)), part(matcher.group(3))));
    }

    private static int part(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    public boolean atLeast(int otherMajor, int otherMinor) {
        return atLeast(otherMajor, otherMinor, 0);
    }

    public boolean atLeast(int otherMajor, int otherMinor, int otherPatch) {
        return compareTo(new FlaskVersion(otherMajor, otherMinor, otherPatch)) >= 0;
    }

    @Override
    public int compareTo(FlaskVersion other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
