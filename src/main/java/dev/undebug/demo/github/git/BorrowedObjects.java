package dev.undebug.demo.github.git;

import java.nio.file.Path;

/**
 * The objects of another git repository on this machine, read-only.
 *
 * @param objects its folder of objects
 * @param shallow its list of commits without parents; it need not exist
 */
public record BorrowedObjects(Path objects, Path shallow) {}
