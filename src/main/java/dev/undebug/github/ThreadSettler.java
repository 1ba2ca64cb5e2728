package dev.undebug.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.undebug.github.client.Clients;
import dev.undebug.github.client.RepositoryClient;
import dev.undebug.github.http.GitHubRefusal;
import dev.undebug.github.http.Json;
import dev.undebug.github.http.Text;
import dev.undebug.pull.Correction;
import dev.undebug.pull.FindingThread;
import dev.undebug.pull.Gone;
import dev.undebug.pull.PullRef;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Settles threads, and edits the app's comments in them. The edit comes last, since it marks the thread as settled. */
final class ThreadSettler {
    private static final Logger log = LoggerFactory.getLogger(ThreadSettler.class);
    /** GitHub counts each mutation in a request as five points, and allows 2,000 a minute. */
    private static final int AT_ONCE = 50;

    /** GitHub's limit is 65,536 characters. */
    private static final int LONGEST = 65_000;

    private final Clients clients;
    private final PullRef pull;
    private final RepositoryClient client;

    ThreadSettler(Clients clients, PullRef pull) {
        this.clients = clients;
        this.pull = pull;
        client = clients.of(pull.repository());
    }

    /**
     * Resolves those threads that nobody has resolved yet. Without the permission for that, minimizes their comments.
     */
    void close(List<FindingThread> threads) {
        List<FindingThread> open =
                threads.stream().filter(thread -> !thread.resolved()).toList();
        Optional<RepositoryClient> writing = open.isEmpty() ? Optional.empty() : clients.writing(pull.repository());
        for (int from = 0; from < open.size(); from += AT_ONCE) {
            List<FindingThread> some = open.subList(from, Math.min(open.size(), from + AT_ONCE));
            try {
                if (writing.isPresent()) {
                    change(writing.get(), "resolveReviewThread(input:{threadId:$i%d})", ids(some, FindingThread::id));
                } else {
                    change(
                            client,
                            "minimizeComment(input:{subjectId:$i%d,classifier:RESOLVED})",
                            ids(some, thread -> thread.comment().id()));
                }
            } catch (Gone | GitHubRefusal e) {
                // The comments say that they are settled, too.
                log.info("{}: cannot resolve review threads: {}", pull, e.getMessage());
            }
        }
    }

    private static List<String> ids(List<FindingThread> threads, Function<FindingThread, String> id) {
        return threads.stream().map(id).toList();
    }

    private static void change(RepositoryClient by, String field, List<String> ids) {
        StringBuilder parameters = new StringBuilder();
        StringBuilder fields = new StringBuilder();
        ObjectNode variables = Json.object();
        for (int i = 0; i < ids.size(); i++) {
            parameters.append(i == 0 ? "" : ",").append("$i").append(i).append(":ID!");
            fields.append("c").append(i).append(':').append(field.formatted(i)).append("{clientMutationId}\n");
            variables.put("i" + i, ids.get(i));
        }
        by.mutate("mutation(" + parameters + "){\n" + fields + "}", variables);
    }

    /** Edits the comments, many in one request: GitHub limits an app's content requests per minute. */
    void edit(List<Correction> corrections) {
        for (int from = 0; from < corrections.size(); from += AT_ONCE) {
            List<Correction> some = corrections.subList(from, Math.min(corrections.size(), from + AT_ONCE));
            if (some.size() == 1) {
                edit(some.get(0));
            } else {
                editAtOnce(some);
            }
        }
    }

    private void editAtOnce(List<Correction> corrections) {
        StringBuilder parameters = new StringBuilder();
        StringBuilder fields = new StringBuilder();
        ObjectNode variables = Json.object();
        for (int i = 0; i < corrections.size(); i++) {
            Correction correction = corrections.get(i);
            parameters.append(i == 0 ? "" : ",").append("$i%d:ID!,$b%d:String!".formatted(i, i));
            fields.append(("c%d:updatePullRequestReviewComment(input:{pullRequestReviewCommentId:$i%d,body:$b%d})"
                            + "{clientMutationId}\n")
                    .formatted(i, i, i));
            variables.put("i" + i, correction.thread().comment().id()).put("b" + i, body(correction));
        }
        try {
            client.mutate("mutation(" + parameters + "){\n" + fields + "}", variables);
        } catch (Gone | GitHubRefusal e) {
            // Retried one by one, to find which comment was deleted, or which permission is missing.
            log.debug("{}: {}", pull, e.getMessage());
            corrections.forEach(this::edit);
        }
    }

    private static String body(Correction correction) {
        return Text.clampBeforeLastLine(correction.body(), LONGEST);
    }

    private void edit(Correction correction) {
        ObjectNode body = Json.object().put("body", body(correction));
        try {
            client.again(
                    "PATCH", "/pulls/comments/" + correction.thread().comment().number(), body);
        } catch (Gone e) {
            log.debug("{}", e.getMessage());
        }
    }
}
