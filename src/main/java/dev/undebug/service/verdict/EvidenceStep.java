package dev.undebug.service.verdict;

import dev.undebug.source.Place;

/**
 * One step on the way from a launch to a switch.
 *
 * @param text the event, without the place: {@code starts `python app.py`}
 */
public record EvidenceStep(Place place, String text) {
    private static final int MAX_TEXT = 120;

    /** Returns a code span of one line; long code is cut. */
    public static String code(String text) {
        String line = text.strip().replaceAll("\\s+", " ").replace('`', '\'');
        return "`" + (line.length() > MAX_TEXT ? line.substring(0, MAX_TEXT) + "…" : line) + "`";
    }
}
