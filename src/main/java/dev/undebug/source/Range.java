package dev.undebug.source;

/**
 * A span in lines and columns.
 *
 * @param start position of the first character
 * @param end position after the last character
 */
public record Range(Position start, Position end) {}
