package dev.undebug.scan.config;

/**
 * What a repository's configuration asks of a review.
 *
 * @param all whether what was there before counts, too
 * @param comment whether findings are commented on
 * @param drafts whether drafts are reviewed
 */
public record ReviewPolicy(boolean all, boolean comment, boolean drafts) {
    public static final ReviewPolicy DEFAULT = new ReviewPolicy(false, true, true);
}
