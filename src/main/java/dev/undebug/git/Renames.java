package dev.undebug.git;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.diff.RenameDetector;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/** Finds renamed files by their content, as git does. */
final class Renames {
    private Renames() {}

    static Map<String, String> between(Repository git, ObjectId from, ObjectId to) throws IOException {
        try (RevWalk commits = new RevWalk(git);
                TreeWalk walk = new TreeWalk(git)) {
            walk.addTree(commits.parseCommit(from).getTree());
            walk.addTree(commits.parseCommit(to).getTree());
            walk.setRecursive(true);
            walk.setFilter(TreeFilter.ANY_DIFF);
            RenameDetector detector = new RenameDetector(git);
            detector.addAll(DiffEntry.scan(walk));
            Map<String, String> renames = new HashMap<>();
            for (DiffEntry entry : detector.compute()) {
                if (entry.getChangeType() == DiffEntry.ChangeType.RENAME) {
                    renames.put(entry.getOldPath(), entry.getNewPath());
                }
            }
            return renames;
        }
    }
}
