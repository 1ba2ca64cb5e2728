package dev.undebug.source;

/**
 * A mistake that keeps a file from being read completely.
 *
 * @param offset its offset in the text of the file
 * @param reason the mistake in words, without a full stop
 */
public record SyntaxMistake(int offset, String reason) {}
