package dev.undebug.python.eval.outcome;

import dev.undebug.source.Place;

/**
 * The program reads an environment variable.
 *
 * @param place the expression that gives the value: {@code os.getenv("DEBUG", "1")}, {@code "DEBUG" in os.environ}
 */
public record VariableRead(String variable, Place place) {}
