package dev.undebug.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.pull.RepositoryName;
import dev.undebug.pull.RepositoryRef;
import dev.undebug.source.Content;
import dev.undebug.source.SourceFile;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BlobCacheTest {
    private static final RepositoryRef SHOP = new RepositoryRef(1, new RepositoryName("acme", "shop"));

    private final BlobCache blobs = new BlobCache();

    @Test
    void keepsATextForItsRepositoryIdAndPath() {
        Content text = text("app.py", "x = 1\n");
        blobs.remember(SHOP, "a1", text);
        assertThat(blobs.find(SHOP, "a1", "app.py")).containsSame(text);
        assertThat(blobs.find(SHOP, "a2", "app.py")).isEmpty();
        assertThat(blobs.find(SHOP, "a1", "other.py")).isEmpty();
        RepositoryRef elsewhere = new RepositoryRef(2, SHOP.name());
        assertThat(blobs.find(elsewhere, "a1", "app.py")).isEmpty();
    }

    @Test
    void doesNotKeepWhatWasNotRead() {
        blobs.remember(SHOP, "a1", Content.withheld("app.py", "GitHub does not return it"));
        assertThat(blobs.find(SHOP, "a1", "app.py")).isEmpty();
    }

    @Test
    void isBounded() {
        String megabyte = "x".repeat(1024 * 1024);
        IntStream.range(0, 100).forEach(i -> blobs.remember(SHOP, "id" + i, text("f" + i + ".py", megabyte + i)));
        assertThat(IntStream.range(0, 100)
                        .filter(i -> blobs.find(SHOP, "id" + i, "f" + i + ".py").isPresent())
                        .count())
                .isBetween(5L, 24L);
    }

    private static Content text(String path, String text) {
        return new Content.Decoded(new SourceFile(path, text));
    }
}
