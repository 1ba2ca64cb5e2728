package dev.undebug.demo.github.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.diff.DiffAlgorithm;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.diff.Edit;
import org.eclipse.jgit.diff.EditList;
import org.eclipse.jgit.diff.RawTextComparator;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.patch.FileHeader;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.util.io.DisabledOutputStream;

/** Compares two commits as GitHub does: git's own algorithm, three lines of context, renames from 50 % similarity. */
public final class TreeDiff {
    private static final int RENAME_SCORE = 50;

    private final Repository git;
    private final PatchLimits limits;

    public TreeDiff(GitStore store, PatchLimits limits) {
        this.git = store.jgit();
        this.limits = limits;
    }

    public List<FileDiff> between(String from, String to) {
        try (DiffFormatter diff = new DiffFormatter(DisabledOutputStream.INSTANCE);
                RevWalk walk = new RevWalk(git)) {
            diff.setRepository(git);
            diff.setDetectRenames(true);
            diff.getRenameDetector().setRenameScore(RENAME_SCORE);
            diff.setDiffAlgorithm(DiffAlgorithm.getAlgorithm(DiffAlgorithm.SupportedAlgorithm.MYERS));
            diff.setDiffComparator(RawTextComparator.DEFAULT);
            return diff
                    .scan(walk.parseTree(ObjectId.fromString(from)), walk.parseTree(ObjectId.fromString(to)))
                    .stream()
                    .map(entry -> file(diff, entry))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private FileDiff file(DiffFormatter diff, DiffEntry entry) {
        try {
            FileHeader header = diff.toFileHeader(entry);
            FileDiff.Counts counts = counts(header.toEditList());
            boolean removed = entry.getChangeType() == DiffEntry.ChangeType.DELETE;
            return new FileDiff(
                    removed ? entry.getOldPath() : entry.getNewPath(),
                    Optional.of(entry.getOldPath()).filter(old -> entry.getChangeType() == DiffEntry.ChangeType.RENAME),
                    status(entry.getChangeType()),
                    (removed ? entry.getOldId() : entry.getNewId()).name(),
                    counts,
                    new PatchText(git, limits).of(entry, header, counts));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileDiff.Status status(DiffEntry.ChangeType type) {
        return switch (type) {
            case ADD -> FileDiff.Status.ADDED;
            case DELETE -> FileDiff.Status.REMOVED;
            case RENAME, COPY -> FileDiff.Status.RENAMED;
            case MODIFY -> FileDiff.Status.MODIFIED;
        };
    }

    private static FileDiff.Counts counts(EditList edits) {
        return new FileDiff.Counts(
                edits.stream().mapToInt(Edit::getLengthB).sum(),
                edits.stream().mapToInt(Edit::getLengthA).sum());
    }
}
