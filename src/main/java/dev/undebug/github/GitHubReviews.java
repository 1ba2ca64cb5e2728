package dev.undebug.github;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.undebug.github.client.Clients;
import dev.undebug.github.client.LibraryCalls;
import dev.undebug.github.client.RepositoryClient;
import dev.undebug.github.http.GitHubRefusal;
import dev.undebug.github.http.Json;
import dev.undebug.github.http.Text;
import dev.undebug.pull.Correction;
import dev.undebug.pull.FindingMarker;
import dev.undebug.pull.FindingThread;
import dev.undebug.pull.Gone;
import dev.undebug.pull.PullRequest;
import dev.undebug.pull.ReviewDraft;
import dev.undebug.pull.ReviewDraft.Comment;
import dev.undebug.pull.ReviewRefused;
import dev.undebug.pull.Reviews;
import dev.undebug.pull.Settlement;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.kohsuke.github.GHPullRequest;
import org.kohsuke.github.GHPullRequestReview;
import org.kohsuke.github.GHPullRequestReviewState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes reviews on GitHub. */
final class GitHubReviews implements Reviews {
    private static final Logger log = LoggerFactory.getLogger(GitHubReviews.class);
    /** GitHub's limit is 65,536 characters. */
    private static final int LONGEST = 65_000;

    private final Clients clients;

    GitHubReviews(Clients clients) {
        this.clients = clients;
    }

    @Override
    public void publish(PullRequest pull, ReviewDraft draft) {
        RepositoryClient client = clients.of(pull.repository());
        try {
            post(client, pull, draft.body(), draft.comments());
        } catch (GitHubRefusal e) {
            again(client, pull, draft, e);
        }
    }

    /** Removes the comments that GitHub named as the obstacle, if any, and retries once. */
    private void again(RepositoryClient client, PullRequest pull, ReviewDraft draft, GitHubRefusal refusal) {
        List<Comment> comments = draft.comments();
        if (!refusal.unprocessable() || isUnknown(refusal)) {
            throw new ReviewRefused(refusal.words(), isUnknown(refusal));
        }
        if (refusal.said().toLowerCase(Locale.ROOT).contains("pending review")) {
            deletePending(client, pull);
        } else {
            comments = comments.stream()
                    .filter(comment -> !names(refusal.said(), comment.path()))
                    .toList();
            if (comments.isEmpty() || comments.size() == draft.comments().size()) {
                throw new ReviewRefused(refusal.words());
            }
        }
        try {
            post(client, pull, draft.body(), comments);
        } catch (GitHubRefusal e) {
            throw new ReviewRefused(e.words());
        }
    }

    private static boolean isUnknown(GitHubRefusal refusal) {
        return refusal.said().toLowerCase(Locale.ROOT).contains("commit id is not part of the pull request");
    }

    /** Deletes the app's own pending review, which a crash between two requests may have left. */
    private static void deletePending(RepositoryClient client, PullRequest pull) {
        LibraryCalls.call(() -> {
            GHPullRequest known = client.library().getPullRequest(pull.ref().number());
            for (GHPullRequestReview review : known.listReviews().withPageSize(100)) {
                if (review.getState() == GHPullRequestReviewState.PENDING) {
                    delete(review);
                }
            }
            return true;
        });
    }

    private static void delete(GHPullRequestReview review) {
        try {
            LibraryCalls.call(() -> {
                review.delete();
                return true;
            });
        } catch (Gone e) {
            // An earlier attempt deleted it, and its answer was lost.
            log.debug("{}", e.getMessage());
        }
    }

    private static boolean names(String said, String path) {
        return Pattern.compile("(?<![\\w./-])" + Pattern.quote(path) + "(?![\\w./-])")
                .matcher(said)
                .find();
    }

    private void post(RepositoryClient client, PullRequest pull, String text, List<Comment> comments) {
        ObjectNode body = Json.object()
                .put("commit_id", pull.head().hex())
                .put("event", "COMMENT")
                .put("body", body(text, comments));
        ArrayNode list = body.putArray("comments");
        comments.forEach(comment -> list.add(comment(comment)));
        String path = "/pulls/" + pull.ref().number() + "/reviews";
        CarefulWrite.run(
                client.backoff(),
                () -> client.once("POST", path, body),
                () -> posted(client, pull, comments) ? Optional.of(body) : Optional.empty());
    }

    private static String body(String text, List<Comment> comments) {
        String said = FindingMarker.said(comments.stream()
                .flatMap(comment -> FindingMarker.find(comment.body()).stream())
                .map(FindingMarker::fingerprint)
                .toList());
        return Text.clamp(text, LONGEST - said.length()) + "\n\n" + said;
    }

    private boolean posted(RepositoryClient client, PullRequest pull, List<Comment> comments) {
        Set<FindingMarker> there = new ReviewThreads(client, pull.ref().number(), clients.app()::slug)
                .all().stream().map(FindingThread::marker).collect(Collectors.toSet());
        return comments.stream()
                .flatMap(comment -> FindingMarker.find(comment.body()).stream())
                .anyMatch(there::contains);
    }

    @Override
    public void correct(PullRequest pull, List<Correction> corrections) {
        new ThreadSettler(clients, pull.ref()).edit(corrections);
    }

    @Override
    public void settle(PullRequest pull, List<Settlement> settlements) {
        ThreadSettler settler = new ThreadSettler(clients, pull.ref());
        settler.close(settlements.stream().map(Settlement::thread).toList());
        settler.edit(settlements.stream()
                .map(settlement -> new Correction(settlement.thread(), settlement.body()))
                .toList());
    }

    private static ObjectNode comment(Comment comment) {
        ObjectNode node = Json.object()
                .put("path", comment.path())
                .put("line", comment.endLine())
                .put("side", "RIGHT")
                .put("body", Text.clampBeforeLastLine(comment.body(), LONGEST));
        if (comment.startLine() < comment.endLine()) {
            node.put("start_line", comment.startLine()).put("start_side", "RIGHT");
        }
        return node;
    }
}
