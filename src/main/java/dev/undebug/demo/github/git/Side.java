package dev.undebug.demo.github.git;

/** A side of a diff: LEFT is the merge base, RIGHT the head. */
public enum Side {
    LEFT,
    RIGHT
}
