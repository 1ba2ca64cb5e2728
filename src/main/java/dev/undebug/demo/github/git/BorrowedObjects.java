package dev.undebug.demo.github.git;

import java.nio.file.Path;

/**
 * The objects of another git repository on this machine, which are only read.
 *
 * @param objects its folder of objects
 * @param shallow its list of commits whose parents it lacks; it need not exist
 */
public record BorrowedObjects(Path objects, Path shallow) {}
