package dev.undebug.review.draft;

import dev.undebug.source.SourceFile;

/**
 * Converts line numbers to those of git and GitHub, where only a line feed ends a line. In Python, and so in Undebug, a
 * carriage return alone does, too: after one, the numbers differ.
 */
final class GitLines {
    private GitLines() {}

    /** Returns git's number of a line; both count from 1. */
    static int of(SourceFile file, int line) {
        int start = file.line(line).start();
        return 1
                + (int) file.text()
                        .substring(0, start)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }

    /** Returns whether git merges any two lines of the file. */
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
