package dev.undebug.fact;

import dev.undebug.source.Place;

/**
 * A file requires a Python package.
 *
 * @param name normalized as PEP 503 says: lower case, {@code -} for {@code _} and {@code .}
 * @param specifier for example {@code ==2.2.5} or {@code >=2,<3}; empty where any version will do
 */
public record Requirement(String name, String specifier, Place place) {}
