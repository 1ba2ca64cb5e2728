package dev.undebug.source.toml;

import java.util.Arrays;
import java.util.regex.Pattern;
import org.tomlj.TomlPosition;

/** Converts tomlj's positions, a line and a column in code points, to offsets. */
final class TomlPlaces {
    static final Pattern POSITION = Pattern.compile("line (\\d{1,9}), column (\\d{1,9})");

    private final int length;
    /** In code points. */
    private final int[] lineStarts;
    /** The offset of each code point; empty if each is one character. */
    private final int[] offsets;

    /** @param prepared tomlj's input, with the same offsets as the file */
    TomlPlaces(String prepared) {
        length = prepared.length();
        int[] codePoints = prepared.codePoints().toArray();
        lineStarts = lineStarts(codePoints);
        offsets = codePoints.length == length ? new int[0] : offsets(codePoints);
    }

    private static int[] lineStarts(int[] codePoints) {
        int[] starts = new int[16];
        int count = 1;
        for (int i = 0; i < codePoints.length; i++) {
            if (codePoints[i] == '\n') {
                if (count == starts.length) {
                    starts = Arrays.copyOf(starts, count * 2);
                }
                starts[count++] = i + 1;
            }
        }
        return Arrays.copyOf(starts, count);
    }

    private static int[] offsets(int[] codePoints) {
        int[] offsets = new int[codePoints.length];
        int offset = 0;
        for (int i = 0; i < codePoints.length; i++) {
            offsets[i] = offset;
            offset += Character.charCount(codePoints[i]);
        }
        return offsets;
    }

    int offset(TomlPosition position) {
        return offset(position.line(), position.column());
    }

    /** Returns the offset of a line and a column from 1; the end of the text for any place beyond it. */
    int offset(int line, int column) {
        int codePoint = lineStarts[Math.min(line, lineStarts.length) - 1] + column - 1;
        if (offsets.length == 0) {
            return Math.min(codePoint, length);
        }
        return codePoint < offsets.length ? offsets[codePoint] : length;
    }
}
