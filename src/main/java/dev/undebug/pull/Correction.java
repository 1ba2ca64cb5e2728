package dev.undebug.pull;

/**
 * The new text for the first comment of a thread.
 *
 * @param body Markdown with its marker
 */
public record Correction(FindingThread thread, String body) {}
