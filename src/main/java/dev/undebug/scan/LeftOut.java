package dev.undebug.scan;

import dev.undebug.service.tree.Workspace;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The sentence about files whose names do not say what they are, and which were too many to be looked at. */
final class LeftOut {
    private static final int SHOWN = 3;

    private LeftOut() {}

    static Optional<String> note(Workspace workspace) {
        List<String> unread = workspace.leftOut();
        if (unread.isEmpty()) {
            return Optional.empty();
        }
        String shown =
                unread.stream().limit(SHOWN).map(path -> "`" + path + "`").collect(Collectors.joining(", "));
        String more = unread.size() > SHOWN ? " and " + (unread.size() - SHOWN) + " more" : "";
        return Optional.of("Only the content of some files says whether they deploy something. Undebug looked at those"
                + " nearest to the root, and not at " + shown + more + ". If one of them starts a server, scan its"
                + " folder on its own with `undebug scan DIR`.");
    }
}
