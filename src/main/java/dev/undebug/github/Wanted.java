package dev.undebug.github;

import java.util.Optional;

/**
 * A file to read.
 *
 * @param entry its entry in a listing
 * @param size in bytes, a guess without a listing, or -1
 */
record Wanted(BlobRef ref, Optional<Listing.Entry> entry, long size) {
    static Wanted listed(BlobRef ref, Listing.Entry entry) {
        return new Wanted(ref, Optional.of(entry), entry.size());
    }

    static Wanted unlisted(BlobRef ref, long guess) {
        return new Wanted(ref, Optional.empty(), guess);
    }
}
