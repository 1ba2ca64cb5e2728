package dev.undebug.pull;

import java.util.List;

/**
 * One review, before it is published.
 *
 * @param body Markdown
 * @param comments at least one, each on lines of the diff
 */
public record ReviewDraft(String body, List<Comment> comments) {
    public ReviewDraft {
        comments = List.copyOf(comments);
        if (comments.isEmpty()) {
            throw new IllegalArgumentException("a review without comments");
        }
    }

    /**
     * A comment on the right side of the diff.
     *
     * @param startLine from 1
     * @param endLine inclusive; equal to {@code startLine} for a single line
     * @param body Markdown with the hidden marker {@link FindingMarker}
     */
    public record Comment(String path, int startLine, int endLine, String body) {}
}
