package dev.undebug.demo.github;

import dev.undebug.demo.github.git.Anchor;
import dev.undebug.demo.github.git.Side;
import java.util.List;
import java.util.Optional;

/**
 * A thread on lines of the diff, in its state at the current head.
 *
 * @param anchor its original place
 * @param line its last line in the current head; empty once outdated
 * @param startLine its first line, for a thread on several lines
 * @param hunk the part of the diff that it was begun on
 * @param resolvedBy the account that resolved it
 * @param comments at least one, oldest first
 */
public record ReviewThread(
        long id,
        Anchor anchor,
        Optional<Integer> startLine,
        Optional<Integer> line,
        String hunk,
        Optional<Account> resolvedBy,
        List<ReviewComment> comments) {
    public ReviewThread {
        comments = List.copyOf(comments);
    }

    public boolean outdated() {
        return line.isEmpty();
    }

    public boolean resolved() {
        return resolvedBy.isPresent();
    }

    public ReviewComment first() {
        return comments.get(0);
    }

    public String path() {
        return anchor.path();
    }

    public Side side() {
        return anchor.side();
    }
}
