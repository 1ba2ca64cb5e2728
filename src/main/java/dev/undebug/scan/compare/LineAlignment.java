package dev.undebug.scan.compare;

import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Aligns the lines of a text with those of an older one, as a diff does: equal lines, ignoring surrounding white space,
 * in the same order. Lines count from 1.
 */
final class LineAlignment {
    /** The most pairs of lines that are compared; for more, the lines that occur once decide. */
    private static final long MOST = 1L << 20;

    /** The limit for all blocks together. */
    private static final long MOST_OF_ALL = 16 * MOST;

    private static final int NONE = 0;

    private final List<String> before;
    private final List<String> after;
    private final int[] now;
    private long compared;
    private final int[] anchorsBefore;
    private final int[] anchorsAfter;

    private LineAlignment(List<String> before, List<String> after) {
        this.before = before;
        this.after = after;
        now = new int[before.size() + 1];
        align(new Block(0, before.size(), 0, after.size()), true);
        anchorsBefore = new int[before.size() + 1];
        anchorsAfter = new int[after.size() + 1];
        count();
    }

    static LineAlignment of(SourceFile before, SourceFile after) {
        return new LineAlignment(lines(before), lines(after));
    }

    private static List<String> lines(SourceFile file) {
        List<String> lines = new ArrayList<>(file.lineCount());
        for (int line = 1; line <= file.lineCount(); line++) {
            lines.add(file.slice(file.line(line)).strip());
        }
        return lines;
    }

    /** Returns the new number of a line of the older text; 0 if it was changed or deleted. */
    int now(int line) {
        return now[line];
    }

    /** Returns the number of common lines up to and including this line of the older text. */
    int gapBefore(int line) {
        return anchorsBefore[line];
    }

    /** Returns the number of common lines up to and including this line of the text. */
    int gapAfter(int line) {
        return anchorsAfter[line];
    }

    private void count() {
        boolean[] common = new boolean[after.size() + 1];
        for (int line = 1; line < now.length; line++) {
            anchorsBefore[line] = anchorsBefore[line - 1] + (now[line] == NONE ? 0 : 1);
            common[now[line]] = true;
        }
        for (int line = 1; line < common.length; line++) {
            anchorsAfter[line] = anchorsAfter[line - 1] + (common[line] ? 1 : 0);
        }
    }

    /** A range of lines in each text, from 0, the end exclusive. */
    private record Block(int from, int to, int nowFrom, int nowTo) {
        long pairs() {
            return (long) (to - from) * (nowTo - nowFrom);
        }
    }

    private void same(int old, int recent) {
        now[old + 1] = recent + 1;
    }

    /** @param large whether a block too large for comparing all pairs is split */
    private void align(Block block, boolean large) {
        int from = block.from;
        int nowFrom = block.nowFrom;
        while (from < block.to && nowFrom < block.nowTo && before.get(from).equals(after.get(nowFrom))) {
            same(from++, nowFrom++);
        }
        int to = block.to;
        int nowTo = block.nowTo;
        while (to > from && nowTo > nowFrom && before.get(to - 1).equals(after.get(nowTo - 1))) {
            same(--to, --nowTo);
        }
        Block rest = new Block(from, to, nowFrom, nowTo);
        if (rest.pairs() <= MOST && compared + rest.pairs() <= MOST_OF_ALL) {
            compared += rest.pairs();
            alignAll(rest);
        } else if (large) {
            alignAround(rest);
        }
    }

    /** Aligns by the longest common subsequence. */
    private void alignAll(Block block) {
        int width = block.nowTo - block.nowFrom + 1;
        int[][] common = new int[block.to - block.from + 1][width];
        for (int i = block.to - 1; i >= block.from; i--) {
            int[] row = common[i - block.from];
            int[] next = common[i - block.from + 1];
            for (int j = block.nowTo - 1; j >= block.nowFrom; j--) {
                int at = j - block.nowFrom;
                row[at] = before.get(i).equals(after.get(j)) ? next[at + 1] + 1 : Math.max(next[at], row[at + 1]);
            }
        }
        int i = block.from;
        int j = block.nowFrom;
        while (i < block.to && j < block.nowTo) {
            int[] row = common[i - block.from];
            int at = j - block.nowFrom;
            if (before.get(i).equals(after.get(j))) {
                same(i++, j++);
            } else if (common[i - block.from + 1][at] >= row[at + 1]) {
                i++;
            } else {
                j++;
            }
        }
    }

    /** Aligns the lines that occur once in both texts, then the blocks between them. */
    private void alignAround(Block block) {
        Map<String, Integer> places = once(after.subList(block.nowFrom, block.nowTo));
        Map<String, Integer> old = once(before.subList(block.from, block.to));
        int[] partners = new int[block.to - block.from];
        for (int i = 0; i < partners.length; i++) {
            String line = before.get(block.from + i);
            partners[i] = old.getOrDefault(line, -1) == i ? places.getOrDefault(line, -1) : -1;
        }
        int from = block.from;
        int nowFrom = block.nowFrom;
        for (int i : rising(partners)) {
            int at = block.from + i;
            int nowAt = block.nowFrom + partners[i];
            same(at, nowAt);
            align(new Block(from, at, nowFrom, nowAt), false);
            from = at + 1;
            nowFrom = nowAt + 1;
        }
        align(new Block(from, block.to, nowFrom, block.nowTo), false);
    }

    /** Returns the index of each line that occurs once; -1 for the others. */
    private static Map<String, Integer> once(List<String> lines) {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            places.merge(lines.get(i), i, (first, second) -> -1);
        }
        return places;
    }

    /** Returns the indexes of the longest increasing subsequence of the nonnegative values. */
    private static List<Integer> rising(int[] values) {
        int[] ends = new int[values.length];
        int[] previous = new int[values.length];
        int length = 0;
        for (int i = 0; i < values.length; i++) {
            if (values[i] < 0) {
                continue;
            }
            int at = firstNotLess(values, ends, length, values[i]);
            previous[i] = at == 0 ? -1 : ends[at - 1];
            ends[at] = i;
            length = Math.max(length, at + 1);
        }
        Integer[] sequence = new Integer[length];
        int next = length == 0 ? -1 : ends[length - 1];
        for (int at = length - 1; at >= 0; at--) {
            sequence[at] = next;
            next = previous[next];
        }
        return Arrays.asList(sequence);
    }

    private static int firstNotLess(int[] values, int[] ends, int length, int value) {
        int low = 0;
        int high = length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (values[ends[middle]] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
