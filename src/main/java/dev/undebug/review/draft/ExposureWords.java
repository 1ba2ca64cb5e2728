package dev.undebug.review.draft;

import dev.undebug.flask.Exposure;

/** Describes exposures to readers who have never heard of Werkzeug. */
final class ExposureWords {
    private ExposureWords() {}

    static String of(Exposure exposure) {
        return switch (exposure) {
            case CONSOLE -> "a Python console, which runs code on the server";
            case TRACEBACK -> "source code and settings on error pages";
            case SETTINGS -> "the site's settings, on every page";
            case FLAG -> "nothing yet, but debug mode is on";
            case DORMANT, NONE -> "nothing";
            case UNKNOWN -> "unknown";
        };
    }
}
