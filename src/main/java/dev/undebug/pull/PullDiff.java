package dev.undebug.pull;

import java.util.List;

/**
 * What a pull request changes.
 *
 * @param mergeBase the commit that head is compared with
 * @param files in GitHub's order
 * @param gaps sentences that say which files could not be listed; empty when all were
 */
public record PullDiff(CommitSha mergeBase, List<ChangedFile> files, List<String> gaps) {
    public PullDiff {
        files = List.copyOf(files);
        gaps = List.copyOf(gaps);
    }
}
