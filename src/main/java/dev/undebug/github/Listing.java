package dev.undebug.github;

import java.util.List;
import java.util.NavigableMap;
import java.util.Set;

/**
 * The files of a commit.
 *
 * @param files regular files by path
 * @param links symbolic links, whose blobs are their targets
 * @param submodules these are not followed
 * @param gaps sentences about files that could not be listed
 */
record Listing(
        NavigableMap<String, Entry> files,
        NavigableMap<String, Entry> links,
        Set<String> submodules,
        List<String> gaps) {
    /**
     * @param oid the blob's id
     * @param size in bytes
     */
    record Entry(String oid, long size) {}
}
