package dev.undebug.review.draft;

import dev.undebug.source.SourceFile;

/**
 * Counts lines as git and GitHub do, where only a line feed ends one. For Python, and so for us, a carriage return alone does,
 * too: behind such a one the numbers differ.
 */
final class GitLines {
    private GitLines() {}

    /** Returns git's number of a line of ours; both begin with 1. */
    static int of(SourceFile file, int line) {
        int start = file.line(line).start();
        return 1
                + (int) file.text()
                        .substring(0, start)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }

    /** Returns whether there is a line that git does not tell from the one before. */
    static boolean areFewer(SourceFile file) {
        String text = file.text();
        for (int at = text.indexOf('\r'); at >= 0; at = text.indexOf('\r', at + 1)) {
            if (!text.startsWith("\n", at + 1)) {
                return true;
            }
        }
        return false;
    }
}
