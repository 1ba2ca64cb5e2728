package dev.undebug.scan.config;

/**
 * A repository's settings for reviews.
 *
 * @param all whether old findings count, too
 * @param comment whether findings get comments
 * @param drafts whether drafts are reviewed
 */
public record ReviewPolicy(boolean all, boolean comment, boolean drafts) {
    public static final ReviewPolicy DEFAULT = new ReviewPolicy(false, true, true);
}
