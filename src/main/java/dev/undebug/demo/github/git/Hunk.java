package dev.undebug.demo.github.git;

import java.util.List;
import java.util.OptionalInt;

/** A hunk of a patch: its header as written and its lines. */
public record Hunk(String header, List<Line> lines) {
    public Hunk {
        lines = List.copyOf(lines);
    }

    /**
     * A line of a hunk.
     *
     * @param sign space, {@code +} or {@code -}
     * @param left its number in the old file, unless it was added
     * @param right its number in the new file, unless it was deleted
     * @param text without the sign and without a line end
     */
    public record Line(char sign, OptionalInt left, OptionalInt right, String text) {
        /** Returns the number of the line on a side, if it has one. */
        public OptionalInt number(Side side) {
            return side == Side.LEFT ? left : right;
        }
    }

    /** Parses a patch of GitHub's API: hunks without git's file header. */
    public static List<Hunk> parse(String patch) {
        return new HunkParser().parse(patch);
    }

    /** Returns whether the hunk contains the line. */
    public boolean shows(Side side, int line) {
        return indexOf(side, line) >= 0;
    }

    /** Returns the index of a line in {@link #lines()}, or -1. */
    public int indexOf(Side side, int line) {
        for (int i = 0; i < lines.size(); i++) {
            OptionalInt number = lines.get(i).number(side);
            if (number.isPresent() && number.getAsInt() == line) {
                return i;
            }
        }
        return -1;
    }
}
