package dev.undebug.demo.github.git;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.FileMode;

/**
 * One change of a commit.
 *
 * @param mode git's kind of entry; empty keeps that of the replaced file
 * @param content the new bytes, or a submodule's commit in hexadecimal; empty deletes
 */
public record TreeEdit(String path, Optional<FileMode> mode, Optional<byte[]> content) {
    public static TreeEdit put(String path, String text) {
        return put(path, text.getBytes(StandardCharsets.UTF_8));
    }

    public static TreeEdit put(String path, byte[] content) {
        return new TreeEdit(path, Optional.empty(), Optional.of(content));
    }

    public static TreeEdit delete(String path) {
        return new TreeEdit(path, Optional.empty(), Optional.empty());
    }

    public static TreeEdit symlink(String path, String target) {
        return new TreeEdit(path, Optional.of(FileMode.SYMLINK), Optional.of(target.getBytes(StandardCharsets.UTF_8)));
    }

    public static TreeEdit submodule(String path, String commit) {
        return new TreeEdit(
                path, Optional.of(FileMode.GITLINK), Optional.of(commit.getBytes(StandardCharsets.US_ASCII)));
    }

    /** Returns edits that write every file of the map. */
    public static List<TreeEdit> puts(Map<String, String> files) {
        return files.entrySet().stream()
                .map(file -> put(file.getKey(), file.getValue()))
                .toList();
    }
}
