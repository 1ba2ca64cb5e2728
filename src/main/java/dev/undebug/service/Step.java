package dev.undebug.service;

import dev.undebug.source.Place;

/**
 * One step on the way from a launch to a switch.
 *
 * @param text what happens there, without the place: {@code starts `python app.py`}
 */
public record Step(Place place, String text) {}
