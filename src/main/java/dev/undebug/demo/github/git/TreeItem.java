package dev.undebug.demo.github.git;

/**
 * An entry of a git tree.
 *
 * @param mode six octal digits
 * @param type {@code blob}, {@code tree} or {@code commit} (a submodule)
 * @param size of a blob, else 0
 */
public record TreeItem(String path, String mode, String type, String sha, long size) {}
