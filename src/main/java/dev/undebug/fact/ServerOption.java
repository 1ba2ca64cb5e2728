package dev.undebug.fact;

import dev.undebug.source.Place;

/**
 * An option in a server's configuration file.
 *
 * @param server for example {@code uwsgi}
 * @param name as the server spells it, without leading dashes
 */
public record ServerOption(String server, String name, String value, Place place) {}
