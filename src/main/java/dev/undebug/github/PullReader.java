package dev.undebug.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.undebug.github.client.AppAccount;
import dev.undebug.github.client.RepositoryClient;
import dev.undebug.github.http.AnswerTooLarge;
import dev.undebug.github.http.Json;
import dev.undebug.pull.FindingThread;
import dev.undebug.pull.PullRequest;
import dev.undebug.pull.PullSources.Standing;
import dev.undebug.pull.Subject;
import dev.undebug.source.Content;
import dev.undebug.source.Unavailable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads files of a pull request's commits in batches, each file once. The first request also brings the pull request's
 * other data.
 */
final class PullReader {
    /** GraphQL truncates a file's text here without an error. */
    private static final long GRAPHQL_MOST = 512_000;
    /** A query with this many files is never too large. */
    private static final int LIGHT = 50;

    private final RepositoryClient client;
    private final Subject subject;
    private final Optional<ReviewThreads> conversation;
    private final RestBlobs rest;
    private final BlobCache blobs;
    private final Map<BlobRef, Optional<Content>> files = new HashMap<>();
    private @Nullable List<FindingThread> threads;
    private Set<String> said = Set.of();
    private @Nullable Standing standing;

    PullReader(RepositoryClient client, Subject subject, AppAccount app, BlobCache blobs) {
        this.client = client;
        this.blobs = blobs;
        this.subject = subject;
        this.conversation = number().map(pull -> new ReviewThreads(client, pull, app::slug));
        this.rest = new RestBlobs(client);
    }

    /** Returns the number, if the subject is a pull request. */
    private Optional<Integer> number() {
        return subject instanceof PullRequest pull ? Optional.of(pull.ref().number()) : Optional.empty();
    }

    boolean knows(BlobRef ref) {
        return files.containsKey(ref);
    }

    /** Returns a file that was read, or nothing if the commit has none at that path. */
    Optional<Content> get(BlobRef ref) {
        return files.getOrDefault(ref, Optional.empty());
    }

    /** Returns whether a file can be read without a request. */
    boolean isAtHand(Wanted file) {
        return knows(file.ref()) || remembered(file).isPresent();
    }

    private Optional<Content> remembered(Wanted file) {
        return file.entry()
                .flatMap(entry ->
                        blobs.find(subject.repository(), entry.oid(), file.ref().path()));
    }

    void read(Collection<Wanted> wanted) {
        read(wanted, List::of);
    }

    /** @param guessed files that may be wanted next and are not at hand, likeliest first: they fill the last request */
    void read(Collection<Wanted> wanted, Supplier<List<Wanted>> guessed) {
        List<Wanted> batched = new ArrayList<>();
        for (Wanted file : wanted) {
            if (knows(file.ref())) {
                continue;
            }
            Optional<Content> remembered = remembered(file);
            if (remembered.isPresent()) {
                files.put(file.ref(), remembered);
            } else if (file.entry().isPresent() && file.size() > GRAPHQL_MOST) {
                files.put(file.ref(), alone(file));
            } else {
                batched.add(file);
            }
        }
        if (!batched.isEmpty()) {
            BlobBatch.of(batched, guessed.get()).forEach(this::read);
        }
    }

    /** Returns whether GitHub was asked for files before. */
    boolean hasRead() {
        return threads != null;
    }

    private Optional<Content> alone(Wanted file) {
        return file.entry().map(entry -> rest.read(file.ref().path(), entry.oid(), entry.size()));
    }

    private void read(BlobBatch batch) {
        try {
            query(batch);
        } catch (AnswerTooLarge e) {
            if (batch.files().size() < 2) {
                throw e;
            }
            // The sizes in the merge base are guesses.
            batch.split((batch.files().size() + 1) / 2).forEach(this::read);
        } catch (Unavailable e) {
            if (e.retryAt().isPresent() || batch.files().size() <= LIGHT) {
                throw e;
            }
            // GitHub may have exceeded its ten seconds, and would do so again.
            batch.split(LIGHT).forEach(this::query);
        }
    }

    private void query(BlobBatch batch) {
        boolean first = threads == null;
        Optional<Integer> number = number();
        JsonNode repository = client.query(batch.query(number.isPresent(), first), batch.variables(number));
        JsonNode state = repository.path("pullRequest");
        standing = number.isPresent() ? standing(state) : Standing.CURRENT;
        for (int i = 0; i < batch.files().size(); i++) {
            Wanted file = batch.files().get(i);
            files.put(file.ref(), content(file, repository.path("b" + i)));
        }
        if (first) {
            said = conversation.map(all -> all.said(state.path("reviews"))).orElse(Set.of());
            threads =
                    conversation.map(all -> all.of(state.path("reviewThreads"))).orElse(List.of());
        }
    }

    private Optional<Content> content(Wanted file, JsonNode blob) {
        if (!blob.has("byteSize")) {
            // There is nothing, a folder, or a submodule; but a listed file must not get lost.
            return alone(file);
        }
        String path = file.ref().path();
        long size = blob.path("byteSize").asLong();
        JsonNode text = blob.path("text");
        if (text.isTextual() && !blob.path("isTruncated").asBoolean() && sameLength(text.asText(), size)) {
            // As over REST: Python in UTF-8 may declare another encoding.
            Content content = Content.decode(path, text.asText().getBytes(StandardCharsets.UTF_8));
            blobs.remember(subject.repository(), blob.path("oid").asText(), content);
            return Optional.of(content);
        }
        return Optional.of(rest.read(path, blob.path("oid").asText(), size));
    }

    /** The lengths differ if GraphQL replaced or dropped bytes that it could not decode. */
    private static boolean sameLength(String text, long size) {
        return text.getBytes(StandardCharsets.UTF_8).length == size;
    }

    List<FindingThread> threads() {
        List<FindingThread> known = threads;
        if (known == null && number().isPresent()) {
            read(new BlobBatch(List.of()));
            known = threads;
        }
        return known == null ? List.of() : known;
    }

    Set<String> said() {
        threads();
        return said;
    }

    /** Asks GitHub again: the first answer may have been older than the event. */
    Standing standing() {
        if (number().isEmpty()) {
            return Standing.CURRENT;
        }
        query(new BlobBatch(List.of()));
        return Objects.requireNonNull(standing);
    }

    Standing lastStanding() {
        threads();
        Standing known = standing;
        return known == null ? Standing.CURRENT : known;
    }

    private Standing standing(JsonNode state) {
        if (!subject.head().equals(Json.sha(state.path("headRefOid")))) {
            return Standing.SUPERSEDED;
        }
        String word = state.path("state").asText();
        return word.equals("CLOSED") || word.equals("MERGED") ? Standing.CLOSED : Standing.CURRENT;
    }
}
