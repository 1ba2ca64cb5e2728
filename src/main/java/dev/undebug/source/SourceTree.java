package dev.undebug.source;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** A tree of files at one moment: a folder, a commit, a commit on GitHub. */
public interface SourceTree {
    /**
     * Returns the paths of all regular files, relative to the root, with {@code /}, sorted.
     *
     * @throws Unavailable if the tree cannot be listed
     */
    List<String> paths();

    /**
     * Reads files in one go; a remote tree needs few requests for many paths. A path that is not in the tree is not in
     * the answer.
     *
     * @throws Unavailable if the tree cannot be read; a single file that cannot is {@link Content.Unread}
     */
    Map<String, Content> read(Collection<String> paths);

    /**
     * Returns whether a file that is listed is part of a commit, or would be of the next; a folder may hold others that git
     * is told to ignore.
     */
    default boolean isCommitted(String path) {
        return true;
    }

    /** Returns the targets of the symbolic links, as they are written, by the paths of the links. */
    default Map<String, String> links() {
        return Map.of();
    }

    /** Returns sentences that say which part of the tree could not be listed; empty when all of it was. */
    default List<String> gaps() {
        return List.of();
    }
}
