package dev.undebug.demo.github;

import dev.undebug.demo.github.git.Anchor;
import dev.undebug.demo.github.git.GitStore;
import dev.undebug.demo.github.git.Lines;
import dev.undebug.demo.github.git.Side;
import java.util.Optional;
import java.util.OptionalInt;

/** Follows a thread from the commit it was begun on to the present head. */
final class ThreadPosition {
    private final HostedPull pull;

    ThreadPosition(HostedPull pull) {
        this.pull = pull;
    }

    ReviewThread of(ReviewThread thread) {
        OptionalInt shift = shift(thread.anchor());
        Anchor anchor = thread.anchor();
        return new ReviewThread(
                thread.id(),
                anchor,
                shift.isPresent() ? anchor.startLine().map(line -> line + shift.getAsInt()) : Optional.empty(),
                shift.isPresent() ? Optional.of(anchor.line() + shift.getAsInt()) : Optional.empty(),
                thread.hunk(),
                thread.resolvedBy(),
                thread.comments());
    }

    private OptionalInt shift(Anchor anchor) {
        boolean left = anchor.side() == Side.LEFT;
        String then = left ? anchor.mergeBase() : anchor.commit();
        String now = left ? pull.mergeBase() : pull.headSha();
        if (then.equals(now)) {
            return OptionalInt.of(0);
        }
        GitStore store = pull.repository().store();
        Optional<byte[]> before = store.read(then, anchor.path());
        Optional<byte[]> after = store.read(now, anchor.path());
        return before.isPresent() && after.isPresent()
                ? Lines.between(before.get(), after.get()).shift(anchor.firstLine(), anchor.line())
                : OptionalInt.empty();
    }
}
