package dev.undebug.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.undebug.github.client.RepositoryClient;
import dev.undebug.github.http.Json;
import dev.undebug.pull.FindingMarker;
import dev.undebug.pull.FindingThread;
import dev.undebug.pull.FindingThread.FirstComment;
import dev.undebug.pull.FindingThread.Lines;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Finds the threads that the app began on findings: the first comment is the app's and has a marker. */
final class ReviewThreads {
    private static final String FIELDS = "{pageInfo{hasNextPage endCursor}nodes{id path startLine line isResolved "
            + "comments(first:1){nodes{id fullDatabaseId body viewerDidAuthor author{__typename login} editor{__typename login}}}}}";
    private static final String REVIEWS =
            "{pageInfo{hasPreviousPage startCursor}nodes{state body viewerDidAuthor author{__typename login}}}";
    /** The part of a query below {@code pullRequest}. */
    static final String FIRST_PAGE = "reviews(last:100)" + REVIEWS + "reviewThreads(first:100)" + FIELDS;

    private static final String NEXT_PAGE = "query($owner:String!,$name:String!,$number:Int!,$after:String){"
            + "repository(owner:$owner,name:$name){pullRequest(number:$number){reviewThreads(first:100,after:$after)"
            + FIELDS + "}}}";

    private static final String EARLIER_REVIEWS = "query($owner:String!,$name:String!,$number:Int!,$before:String!){"
            + "repository(owner:$owner,name:$name){pullRequest(number:$number){reviews(last:100,before:$before)"
            + REVIEWS + "}}}";

    private final RepositoryClient client;
    private final int pull;
    private final Supplier<String> slug;

    ReviewThreads(RepositoryClient client, int pull, Supplier<String> slug) {
        this.client = client;
        this.pull = pull;
        this.slug = slug;
    }

    List<FindingThread> all() {
        return of(page(null));
    }

    /** @param first the field {@link #FIRST_PAGE} of an answer */
    List<FindingThread> of(JsonNode first) {
        List<FindingThread> found = new ArrayList<>();
        JsonNode page = first;
        collect(page, found);
        while (page.path("pageInfo").path("hasNextPage").asBoolean()) {
            page = page(page.path("pageInfo").path("endCursor").asText());
            collect(page, found);
        }
        return found;
    }

    /**
     * Returns the fingerprints of all findings ever commented on. A thread without remaining comments disappears, but
     * the review that began it stays.
     */
    Set<String> said(JsonNode last) {
        Set<String> fingerprints = new HashSet<>();
        JsonNode page = last;
        collect(page, fingerprints);
        while (page.path("pageInfo").path("hasPreviousPage").asBoolean()) {
            ObjectNode variables = Json.object()
                    .put("number", pull)
                    .put("before", page.path("pageInfo").path("startCursor").asText());
            page = client.query(EARLIER_REVIEWS, variables).path("pullRequest").path("reviews");
            collect(page, fingerprints);
        }
        return fingerprints;
    }

    private void collect(JsonNode page, Set<String> fingerprints) {
        for (JsonNode review : page.path("nodes")) {
            boolean posted = !review.path("state").asText().equals("PENDING");
            if (posted && own(review)) {
                fingerprints.addAll(FindingMarker.said(review.path("body").asText()));
            }
        }
    }

    private JsonNode page(@Nullable String after) {
        ObjectNode variables = Json.object().put("number", pull).put("after", after);
        return client.query(NEXT_PAGE, variables).path("pullRequest").path("reviewThreads");
    }

    private void collect(JsonNode page, List<FindingThread> found) {
        for (JsonNode thread : page.path("nodes")) {
            thread(thread).ifPresent(found::add);
        }
    }

    private Optional<FindingThread> thread(JsonNode thread) {
        JsonNode comment = thread.path("comments").path("nodes").path(0);
        String body = comment.path("body").asText();
        return FindingMarker.find(body)
                .filter(marker -> own(comment))
                .map(marker -> new FindingThread(
                        thread.path("id").asText(),
                        thread.path("path").asText(),
                        lines(thread),
                        new FirstComment(
                                comment.path("id").asText(),
                                comment.path("fullDatabaseId").asLong(),
                                body,
                                marker.isRewritten(body)
                                        || (comment.path("editor").isObject() && !isApp(comment.path("editor")))),
                        marker,
                        thread.path("isResolved").asBoolean()));
    }

    /** A thread on one line has no start line. */
    private static Optional<Lines> lines(JsonNode thread) {
        int end = thread.path("line").asInt();
        return end < 1
                ? Optional.empty()
                : Optional.of(new Lines(thread.path("startLine").asInt(end), end));
    }

    /** Anybody can write a marker; only the app's own count. */
    private boolean own(JsonNode said) {
        return said.path("viewerDidAuthor").asBoolean() || isApp(said.path("author"));
    }

    private boolean isApp(JsonNode actor) {
        return actor.path("__typename").asText().equals("Bot")
                && actor.path("login").asText().equals(slug.get());
    }
}
