package dev.undebug.demo.github.git;

import java.util.OptionalInt;
import org.eclipse.jgit.diff.DiffAlgorithm;
import org.eclipse.jgit.diff.Edit;
import org.eclipse.jgit.diff.EditList;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;

/** Follows lines from one version of a file to another. */
public final class LineMap {
    private final EditList edits;

    private LineMap(EditList edits) {
        this.edits = edits;
    }

    public static LineMap between(byte[] old, byte[] now) {
        return new LineMap(DiffAlgorithm.getAlgorithm(DiffAlgorithm.SupportedAlgorithm.MYERS)
                .diff(RawTextComparator.DEFAULT, new RawText(old), new RawText(now)));
    }

    /** Returns the offset of moved lines; empty if anything in them or between them has changed. */
    public OptionalInt shift(int first, int last) {
        int shift = 0;
        for (Edit edit : edits) {
            if (edit.getBeginA() >= last) {
                break;
            }
            boolean before = edit.getEndA() < first;
            if (!before) {
                return OptionalInt.empty();
            }
            shift += edit.getLengthB() - edit.getLengthA();
        }
        return OptionalInt.of(shift);
    }
}
