package dev.undebug.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.undebug.pull.FindingMarker;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Finds the findings on which the app has commented: in the first comments of the review threads. */
final class ReviewThreads {
    private static final String FIELDS = "{pageInfo{hasNextPage endCursor}"
            + "nodes{comments(first:1){nodes{body viewerDidAuthor author{__typename login}}}}}";
    /** The part of a query below {@code pullRequest}. */
    static final String FIRST_PAGE = "reviewThreads(first:100)" + FIELDS;

    private static final String NEXT_PAGE = "query($owner:String!,$name:String!,$number:Int!,$after:String){"
            + "repository(owner:$owner,name:$name){pullRequest(number:$number){reviewThreads(first:100,after:$after)"
            + FIELDS + "}}}";

    private final RepositoryClient client;
    private final int pull;
    private final Supplier<String> slug;

    ReviewThreads(RepositoryClient client, int pull, Supplier<String> slug) {
        this.client = client;
        this.pull = pull;
        this.slug = slug;
    }

    Set<String> fingerprints() {
        return fingerprints(page(null));
    }

    /**
     * @param first the field {@link #FIRST_PAGE} of an answer
     */
    Set<String> fingerprints(JsonNode first) {
        Set<String> found = new HashSet<>();
        JsonNode page = first;
        collect(page, found);
        while (page.path("pageInfo").path("hasNextPage").asBoolean()) {
            page = page(page.path("pageInfo").path("endCursor").asText());
            collect(page, found);
        }
        return found;
    }

    private JsonNode page(@Nullable String after) {
        ObjectNode variables = Json.object().put("number", pull).put("after", after);
        return client.query(NEXT_PAGE, variables).path("pullRequest").path("reviewThreads");
    }

    private void collect(JsonNode page, Set<String> found) {
        for (JsonNode thread : page.path("nodes")) {
            JsonNode comment = thread.path("comments").path("nodes").path(0);
            if (own(comment)) {
                FindingMarker.find(comment.path("body").asText()).ifPresent(found::add);
            }
        }
    }

    /** Anybody can write a marker; only the app's own count. */
    private boolean own(JsonNode comment) {
        JsonNode author = comment.path("author");
        return comment.path("viewerDidAuthor").asBoolean()
                || (author.path("__typename").asText().equals("Bot")
                        && author.path("login").asText().equals(slug.get()));
    }
}
