package dev.undebug.pull;

/**
 * What the first comment of a thread says from now on.
 *
 * @param body Markdown with its marker
 */
public record Correction(FindingThread thread, String body) {}
