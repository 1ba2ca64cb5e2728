package dev.undebug.github;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.undebug.pull.RepositoryRef;
import dev.undebug.source.Content;
import java.util.Optional;

/**
 * The texts of files that were read lately, so that the next review of a repository asks only for those that changed.
 * Bounded; each repository's texts are its own, and one is only found by the id that GitHub lists for a commit.
 */
final class BlobCache {
    /** In characters, most of which take one byte. */
    private static final long MOST = 24L * 1024 * 1024;

    private final Cache<Key, Content.Decoded> texts = Caffeine.newBuilder()
            // Evicting takes less than handing it to another thread.
            .executor(Runnable::run)
            .maximumWeight(MOST)
            .<Key, Content.Decoded>weigher(
                    (key, text) -> key.path.length() + text.file().text().length())
            .build();

    /** The reading of a file may depend on its path: Python declares its encoding. */
    private record Key(RepositoryRef repository, String oid, String path) {}

    Optional<Content> find(RepositoryRef repository, String oid, String path) {
        return Optional.ofNullable(texts.getIfPresent(new Key(repository, oid, path)));
    }

    void remember(RepositoryRef repository, String oid, Content content) {
        if (content instanceof Content.Decoded text) {
            texts.put(new Key(repository, oid, text.file().path()), text);
        }
    }
}
