package dev.undebug.demo.github;

import dev.undebug.demo.github.git.CommitWriter;
import dev.undebug.demo.github.git.GitStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
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

    /** Writes the merge commit of the pull request; moves no branch. */
    String commit(HostedPull pull, Account by) {
        Merger merger = merger(store.jgit());
        List<String> parents = List.of(pull.baseSha(), pull.headSha());
        try (ObjectInserter inserter = merger.getObjectInserter()) {
            merger.merge(ObjectId.fromString(parents.get(0)), ObjectId.fromString(parents.get(1)));
            inserter.flush();
            return new CommitWriter(store)
                    .merge(merger.getResultTreeId(), parents, message(pull), by.signature(pull.now()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String message(HostedPull pull) {
        Proposal proposal = pull.proposal();
        return "Merge pull request #" + pull.number() + " from "
                + proposal.headRepository().owner().login() + "/" + proposal.headBranch() + "\n\n" + pull.title();
    }
}
