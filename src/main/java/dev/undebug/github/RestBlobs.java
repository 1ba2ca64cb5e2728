package dev.undebug.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.undebug.github.client.RepositoryClient;
import dev.undebug.github.http.GitHubRefusal;
import dev.undebug.pull.Gone;
import dev.undebug.source.Content;
import java.util.Base64;

/** Reads files that GraphQL truncates or omits, one request each, and only a limited number. */
final class RestBlobs {
    private static final int MOST = 20;

    private final RepositoryClient client;
    private int read;

    RestBlobs(RepositoryClient client) {
        this.client = client;
    }

    Content read(String path, String oid, long size) {
        if (size > Content.MAX_BYTES) {
            return Content.tooLarge(path);
        }
        if (read == MOST) {
            return Content.withheld(path, "the pull request has too many large or non-text files");
        }
        read++;
        try {
            JsonNode blob = client.get("/git/blobs/" + oid);
            return Content.decode(
                    path, Base64.getMimeDecoder().decode(blob.path("content").asText()));
        } catch (GitHubRefusal | Gone e) {
            return Content.withheld(path, "GitHub does not return it: " + e.getMessage());
        }
    }
}
