package dev.undebug.pull;

/**
 * The end of a thread whose finding is gone.
 *
 * @param body what its first comment says from now on, Markdown with the marker of a settled finding
 */
public record Settlement(FindingThread thread, String body) {}
