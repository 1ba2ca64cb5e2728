package dev.undebug.demo.github;

import dev.undebug.demo.github.git.FileDiff;
import dev.undebug.demo.github.git.Hunk;
import dev.undebug.demo.github.git.Side;
import java.util.List;
import java.util.Optional;

/** Finds the lines of a pull request's diff that can have comments. */
final class CommentableLines {
    private final List<FileDiff> files;

    CommentableLines(HostedPull pull, String commit) {
        HostedRepository repository = pull.repository();
        String base = repository.store().mergeBase(pull.baseSha(), commit).orElse(pull.baseSha());
        this.files = repository.diff(base, commit);
    }

    /** Adds the comment to the drafts, or the reasons against it to the errors. */
    void place(ReviewDesk.CommentRequest comment, List<PullThreads.Draft> drafts, List<String> errors) {
        Optional<String> error = objection(comment);
        if (error.isPresent()) {
            errors.add(error.get());
            return;
        }
        int line = comment.line().orElseThrow();
        Hunk hunk = hunk(comment.path(), comment.side(), line).orElseThrow();
        drafts.add(new PullThreads.Draft(
                comment.path(),
                comment.side(),
                comment.startLine(),
                line,
                comment.body(),
                excerpt(hunk, hunk.indexOf(comment.side(), line))));
    }

    private Optional<String> objection(ReviewDesk.CommentRequest comment) {
        if (comment.body().isBlank()) {
            return Optional.of("Pull request review comment body can't be blank");
        }
        if (files.stream().noneMatch(file -> file.path().equals(comment.path()))) {
            return Optional.of("Path could not be resolved");
        }
        Optional<Hunk> hunk = comment.line().flatMap(line -> hunk(comment.path(), comment.side(), line));
        if (hunk.isEmpty()) {
            return Optional.of("Pull request review thread line must be part of the diff");
        }
        return comment.startLine().flatMap(start -> objection(comment, start, hunk.get()));
    }

    private static Optional<String> objection(ReviewDesk.CommentRequest comment, int start, Hunk hunk) {
        int first = hunk.indexOf(comment.startSide(), start);
        int last = hunk.indexOf(comment.side(), comment.line().orElseThrow());
        if (first < 0) {
            return Optional.of(
                    comment.startSide() == comment.side()
                                    && start >= comment.line().orElseThrow()
                            ? "Pull request review thread start line must precede the end line."
                            : "Pull request review thread start line must be part of the same hunk as the line.");
        }
        return first < last
                ? Optional.empty()
                : Optional.of("Pull request review thread start line must precede the end line.");
    }

    private Optional<Hunk> hunk(String path, Side side, int line) {
        return files.stream()
                .filter(file -> file.path().equals(path))
                .flatMap(file -> file.hunks().stream())
                .filter(hunk -> hunk.shows(side, line))
                .findFirst();
    }

    private static String excerpt(Hunk hunk, int last) {
        StringBuilder text = new StringBuilder(hunk.header());
        for (Hunk.Line line : hunk.lines().subList(0, last + 1)) {
            text.append('\n').append(line.sign()).append(line.text());
        }
        return text.toString();
    }
}
