package dev.undebug.demo.github;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.merge.MergeStrategy;
import org.eclipse.jgit.merge.Merger;

/** Merges two commits without a work tree. */
final class Merge {
    private final GitStore store;

    Merge(GitStore store) {
        this.store = store;
    }

    boolean conflicts(String base, String head) {
        try {
            Merger merger = merger(store.jgit());
            return !merger.merge(ObjectId.fromString(base), ObjectId.fromString(head));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Merger merger(Repository git) {
        return MergeStrategy.RECURSIVE.newMerger(git, true);
    }

    String commit(String base, String head, String message, PersonIdent author) {
        Merger merger = merger(store.jgit());
        try (ObjectInserter inserter = merger.getObjectInserter()) {
            merger.merge(ObjectId.fromString(base), ObjectId.fromString(head));
            inserter.flush();
            return new CommitWriter(store).merge(merger.getResultTreeId(), List.of(base, head), message, author);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
