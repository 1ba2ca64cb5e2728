package dev.undebug.rule;

import dev.undebug.source.Place;

/**
 * One link of the chain that proves a finding.
 *
 * @param text the event, without the place: {@code starts `python app.py`}
 */
public record Evidence(Place place, String text) {}
