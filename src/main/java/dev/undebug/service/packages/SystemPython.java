package dev.undebug.service.packages;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Python that an image of a distribution has as its package {@code python3}; source: the distributions' package lists. */
final class SystemPython {
    private static final String NEWEST = "3";

    private static final Pattern IMAGE =
            Pattern.compile("(?:.*/library/|docker\\.io/)?(alpine|debian|ubuntu)(?::([^@]*))?(?:@.*)?");

    private static final Pattern NUMBER = Pattern.compile("(\\d+(?:\\.\\d+)?)(?:[.-].*)?");
    private static final Pattern MOVING = Pattern.compile("latest|stable|rolling|edge|testing|unstable|sid|3");

    /** Another Python, or a Flask of the distribution, which is older than that of pip. */
    private static final Pattern OTHER =
            Pattern.compile("python-?[23]\\.\\d|python2|pyenv|conda|deadsnakes|\\buv\\b|py(?:thon)?3-flask|Python-\\d");

    /** By {@code DISTRIBUTION RELEASE}, or the name of a release. */
    private static final Map<String, String> BY_RELEASE = Map.ofEntries(
            Map.entry("ubuntu 18.04", "3.6"),
            Map.entry("bionic", "3.6"),
            Map.entry("ubuntu 20.04", "3.8"),
            Map.entry("focal", "3.8"),
            Map.entry("ubuntu 22.04", "3.10"),
            Map.entry("jammy", "3.10"),
            Map.entry("ubuntu 24.04", "3.12"),
            Map.entry("noble", "3.12"),
            Map.entry("debian 10", "3.7"),
            Map.entry("buster", "3.7"),
            Map.entry("debian 11", "3.9"),
            Map.entry("bullseye", "3.9"),
            Map.entry("debian 12", "3.11"),
            Map.entry("bookworm", "3.11"),
            Map.entry("debian 13", "3.13"),
            Map.entry("trixie", "3.13"),
            Map.entry("alpine 3.9", "3.6"),
            Map.entry("alpine 3.10", "3.7"),
            Map.entry("alpine 3.11", "3.8"),
            Map.entry("alpine 3.12", "3.8"),
            Map.entry("alpine 3.13", "3.8"),
            Map.entry("alpine 3.14", "3.9"),
            Map.entry("alpine 3.15", "3.9"),
            Map.entry("alpine 3.16", "3.10"),
            Map.entry("alpine 3.17", "3.10"),
            Map.entry("alpine 3.18", "3.11"),
            Map.entry("alpine 3.19", "3.11"),
            Map.entry("alpine 3.20", "3.12"),
            Map.entry("alpine 3.21", "3.12"),
            Map.entry("alpine 3.22", "3.12"));

    private SystemPython() {}

    /**
     * Returns the Python, {@code 3.12}, or {@code 3} for the newest; empty if the image is none of a known release, or its
     * build may bring another Python.
     *
     * @param build the text of the Dockerfile
     */
    static Optional<String> of(String image, String build) {
        Matcher known = IMAGE.matcher(image);
        if (!known.matches() || OTHER.matcher(build).find()) {
            return Optional.empty();
        }
        String tag = known.group(2) == null ? "latest" : known.group(2);
        if (MOVING.matcher(tag).matches()) {
            return Optional.of(NEWEST);
        }
        Matcher number = NUMBER.matcher(tag);
        if (!number.matches()) {
            return Optional.ofNullable(BY_RELEASE.get(tag.replaceFirst("-.*", "")));
        }
        String release = known.group(1) + " " + number.group(1);
        // A point release of Debian has the packages of the release.
        return Optional.ofNullable(BY_RELEASE.get(release))
                .or(() -> Optional.ofNullable(BY_RELEASE.get(release.replaceFirst("\\..*", ""))));
    }
}
