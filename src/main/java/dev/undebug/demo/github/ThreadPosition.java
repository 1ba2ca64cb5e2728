package dev.undebug.demo.github;

import dev.undebug.demo.github.git.Anchor;
import dev.undebug.demo.github.git.GitStore;
import dev.undebug.demo.github.git.LineMap;
import dev.undebug.demo.github.git.Side;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Follows threads from the commits where they began to the current head; compares each file once. */
final class ThreadPosition {
    private final HostedPull pull;
    private final Map<List<String>, Optional<LineMap>> compared = new HashMap<>();

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
        return compared.computeIfAbsent(List.of(then, now, anchor.path()), key -> between(then, now, anchor.path()))
                .map(lines -> lines.shift(anchor.firstLine(), anchor.line()))
                .orElse(OptionalInt.empty());
    }

    private Optional<LineMap> between(String then, String now, String path) {
        GitStore store = pull.repository().store();
        Optional<byte[]> before = store.read(then, path);
        return before.flatMap(old -> store.read(now, path).map(fresh -> LineMap.between(old, fresh)));
    }
}
