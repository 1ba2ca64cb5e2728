package dev.undebug.pull;

/**
 * The end of a thread whose finding is gone.
 *
 * @param body the new text of its first comment, Markdown with the marker of a settled finding
 */
public record Settlement(FindingThread thread, String body) {}
