package dev.undebug.github;

import java.util.Optional;

/**
 * A file to read.
 *
 * @param entry what a listing says of it
 * @param size in bytes, a guess where no listing has it, or -1
 */
record Wanted(BlobRef ref, Optional<Listing.Entry> entry, long size) {
    static Wanted listed(BlobRef ref, Listing.Entry entry) {
        return new Wanted(ref, Optional.of(entry), entry.size());
    }

    static Wanted unlisted(BlobRef ref, long guess) {
        return new Wanted(ref, Optional.empty(), guess);
    }
}
