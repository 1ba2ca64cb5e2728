package dev.undebug.git;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.diff.Edit;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.errors.BinaryBlobException;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.util.io.NullOutputStream;

/** Finds the lines that files have in one commit and not in another, as the diff of a pull request shows them. */
final class AddedLines {
    /** Longer files are none that people write. */
    private static final int LONGEST = 1 << 20;

    private AddedLines() {}

    static Map<String, List<String>> between(Repository git, ObjectId from, ObjectId to) throws IOException {
        Map<String, List<String>> added = new HashMap<>();
        try (RevWalk commits = new RevWalk(git);
                DiffFormatter diff = new DiffFormatter(NullOutputStream.INSTANCE)) {
            diff.setRepository(git);
            for (DiffEntry entry : diff.scan(
                    commits.parseCommit(from).getTree(), commits.parseCommit(to).getTree())) {
                // Neither what is removed nor a link or a submodule.
                if ((entry.getNewMode().getBits() & FileMode.TYPE_MASK) == FileMode.TYPE_FILE) {
                    lines(git, diff, entry).ifPresent(lines -> added.put(entry.getNewPath(), lines));
                }
            }
        }
        return added;
    }

    /** Returns the lines of a file; empty for a binary one, of which a diff shows none. */
    private static Optional<List<String>> lines(Repository git, DiffFormatter diff, DiffEntry entry)
            throws IOException {
        try {
            RawText text = RawText.load(git.open(entry.getNewId().toObjectId()), LONGEST);
            List<String> lines = new ArrayList<>();
            for (Edit edit : diff.toFileHeader(entry).toEditList()) {
                for (int line = edit.getBeginB(); line < edit.getEndB(); line++) {
                    lines.add(text.getString(line));
                }
            }
            return Optional.of(lines);
        } catch (BinaryBlobException binary) {
            return Optional.empty();
        }
    }
}
