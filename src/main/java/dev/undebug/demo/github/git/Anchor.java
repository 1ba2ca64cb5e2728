package dev.undebug.demo.github.git;

import java.util.Optional;

/**
 * The original place of a thread.
 *
 * @param startLine first of several lines
 * @param line last line
 * @param commit the head at that time
 * @param mergeBase the merge base at that time
 */
public record Anchor(String path, Side side, Optional<Integer> startLine, int line, String commit, String mergeBase) {
    public int firstLine() {
        return startLine.orElse(line);
    }
}
