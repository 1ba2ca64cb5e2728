package dev.undebug.pull;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lines of a file's head version that a diff shows, on which GitHub accepts comments.
 *
 * @param hunks in order
 */
public record DiffLines(List<Hunk> hunks) {
    private static final Pattern HEADER =
            Pattern.compile("@@ -\\d+(?:,\\d+)? \\+(\\d+)(?:,(\\d+))? @@.*", Pattern.DOTALL);

    public DiffLines {
        hunks = List.copyOf(hunks);
    }

    /**
     * One hunk, on its right side.
     *
     * @param start the first line, from 1
     * @param end the last line, inclusive; before {@code start} if the hunk only deletes
     * @param deletions the lines in front of which lines were deleted
     * @param additions the new lines
     */
    public record Hunk(int start, int end, List<Integer> deletions, Set<Integer> additions) {
        public Hunk {
            deletions = List.copyOf(deletions);
            additions = Set.copyOf(additions);
        }

        boolean shows(int from, int to) {
            return start <= from && from <= to && to <= end;
        }

        boolean deletesInside(int from, int to) {
            return deletions.stream().anyMatch(line -> from < line && line <= to);
        }
    }

    /** Parses a patch of GitHub's API: hunks without file headers. */
    public static DiffLines of(String patch) {
        List<Hunk> hunks = new ArrayList<>();
        HunkReader current = null;
        for (String line : patch.split("\n", -1)) {
            Matcher header = HEADER.matcher(line);
            if (header.matches()) {
                if (current != null) {
                    hunks.add(current.hunk());
                }
                current = new HunkReader(header);
            } else if (current != null) {
                current.read(line);
            }
        }
        if (current != null) {
            hunks.add(current.hunk());
        }
        return new DiffLines(hunks);
    }

    /** Returns whether a comment may be on these lines: all of them in one hunk. */
    public boolean takeComment(int startLine, int endLine) {
        return hunks.stream().anyMatch(hunk -> hunk.shows(startLine, endLine));
    }

    /** Returns whether a line is new or changed. */
    public boolean adds(int line) {
        return hunks.stream().anyMatch(hunk -> hunk.additions().contains(line));
    }

    /** Returns whether GitHub would offer to commit a suggestion for these lines: no deleted line between them. */
    public boolean takeSuggestion(int startLine, int endLine) {
        return hunks.stream()
                .anyMatch(hunk -> hunk.shows(startLine, endLine) && !hunk.deletesInside(startLine, endLine));
    }

    private static final class HunkReader {
        private final int start;
        private final int end;
        private final List<Integer> deletions = new ArrayList<>();
        private final Set<Integer> additions = new HashSet<>();
        private int next;

        HunkReader(Matcher header) {
            start = Integer.parseInt(header.group(1));
            int count = header.group(2) == null ? 1 : Integer.parseInt(header.group(2));
            end = start + count - 1;
            next = start;
        }

        void read(String line) {
            if (line.startsWith("-")) {
                if (deletions.isEmpty() || deletions.get(deletions.size() - 1) != next) {
                    deletions.add(next);
                }
            } else if (line.startsWith("+")) {
                additions.add(next++);
            } else if (line.startsWith(" ")) {
                next++;
            }
        }

        Hunk hunk() {
            return new Hunk(start, end, deletions, additions);
        }
    }
}
