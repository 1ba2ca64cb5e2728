package dev.undebug.fact;

import dev.undebug.source.Place;

/**
 * A required Python package.
 *
 * @param name normalized as in PEP 503: lower case, {@code -} for {@code _} and {@code .}
 * @param specifier for example {@code ==2.2.5} or {@code >=2,<3}; empty for any version
 */
public record Requirement(String name, String specifier, Place place) {}
