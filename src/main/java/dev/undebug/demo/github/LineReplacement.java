package dev.undebug.demo.github;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A replacement of lines.
 *
 * @param first from 1
 * @param last inclusive
 * @param lines without line ends; empty to delete
 */
record LineReplacement(int first, int last, List<String> lines) {
    /**
     * Replaces lines as the button "Commit suggestion" does. New lines end like the first replaced line, or the line
     * before it; a last line without a line end stays without one.
     *
     * @throws Refused if two replacements share a line
     */
    static String apply(String text, List<LineReplacement> replacements) {
        List<String> lines = split(text);
        List<LineReplacement> sorted = replacements.stream()
                .sorted(Comparator.comparingInt(LineReplacement::first).reversed())
                .toList();
        int limit = Integer.MAX_VALUE;
        for (LineReplacement replacement : sorted) {
            if (replacement.last >= limit) {
                throw new Rejected("Only one suggestion per line can be applied in a batch.");
            }
            replacement.in(lines);
            limit = replacement.first;
        }
        return String.join("", lines);
    }

    private void in(List<String> lines) {
        List<String> target = lines.subList(first - 1, last);
        String model = target.get(0).endsWith("\n") || first == 1 ? target.get(0) : lines.get(first - 2);
        String end = model.endsWith("\r\n") ? "\r\n" : "\n";
        boolean unended = !target.get(target.size() - 1).endsWith("\n");
        List<String> now = new ArrayList<>();
        for (String line : this.lines) {
            now.add(line + end);
        }
        if (unended && !now.isEmpty()) {
            int lastIndex = now.size() - 1;
            now.set(lastIndex, this.lines.get(lastIndex));
        }
        target.clear();
        target.addAll(now);
    }

    /** Splits after every line feed and keeps the line ends. */
    private static List<String> split(String text) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
            lines.add(text.substring(start, end + 1));
            start = end + 1;
        }
        if (start < text.length()) {
            lines.add(text.substring(start));
        }
        return lines;
    }
}
