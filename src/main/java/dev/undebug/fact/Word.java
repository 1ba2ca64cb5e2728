package dev.undebug.fact;

import dev.undebug.source.Span;

/**
 * One word of a command line after quoting is undone.
 *
 * @param span the word as it is written, quotes included
 * @param literal whether the text is exactly what the program gets; false where an expansion such as {@code $PORT} is in it
 */
public record Word(String text, Span span, boolean literal) {}
