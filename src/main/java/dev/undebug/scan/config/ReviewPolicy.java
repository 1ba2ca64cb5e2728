package dev.undebug.scan.config;

/**
 * A repository's settings for reviews.
 *
 * @param all whether old findings count, too
 * @param comment whether findings get comments
 * @param drafts whether drafts are reviewed
 * @param unknown whether the merge is blocked where a change hides what strangers get
 */
public record ReviewPolicy(boolean all, boolean comment, boolean drafts, boolean unknown) {
    public static final ReviewPolicy DEFAULT = new ReviewPolicy(false, true, true, false);
}
