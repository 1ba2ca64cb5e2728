package dev.undebug.review.draft;

import dev.undebug.pull.CheckDraft.Conclusion;

/**
 * The verdict on another pull request with the same head.
 *
 * @param number of the pull request
 * @param title the verdict in one line
 */
public record SameHead(int number, Conclusion conclusion, String title) {}
