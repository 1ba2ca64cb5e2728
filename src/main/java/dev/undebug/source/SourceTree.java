package dev.undebug.source;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** A snapshot of a tree of files: a folder, a commit, a commit on GitHub. */
public interface SourceTree {
    /**
     * Returns the paths of all regular files, relative to the root, with {@code /}, sorted.
     *
     * @throws Unavailable if the tree cannot be listed
     */
    List<String> paths();

    /**
     * Reads files in one go; a remote tree needs few requests for many paths. The answer omits paths outside the tree.
     *
     * @throws Unavailable if the tree cannot be read; a single file that cannot is {@link Content.Unread}
     */
    Map<String, Content> read(Collection<String> paths);

    /** Returns whether files are read one by one at little cost; a remote tree had better be asked for many in one go. */
    default boolean isLocal() {
        return false;
    }

    /** Returns whether reading a listed file now costs no request. */
    default boolean isAtHand(String path) {
        return isLocal();
    }

    /**
     * Returns whether a listed file is part of a commit, or would be of the next one; a folder may contain others that
     * git ignores.
     */
    default boolean isCommitted(String path) {
        return true;
    }

    /** Returns what the repository is called by those who clone it. */
    default OwnName ownName() {
        return OwnName.UNKNOWN;
    }

    /** Returns the targets of symbolic links, as written, by the paths of the links. */
    default Map<String, String> links() {
        return Map.of();
    }

    /** Returns sentences about parts of the tree that could not be listed; empty if the listing is complete. */
    default List<String> gaps() {
        return List.of();
    }
}
