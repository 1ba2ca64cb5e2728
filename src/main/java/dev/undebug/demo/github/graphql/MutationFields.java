package dev.undebug.demo.github.graphql;

import dev.undebug.demo.github.Account;
import dev.undebug.demo.github.ReviewComment;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The mutations. */
final class MutationFields {
    void addTo(RuntimeWiring.Builder wiring) {
        new Fields<>("Mutation", Object.class)
                .with("resolveReviewThread", (root, environment) -> resolve(environment, true))
                .with("unresolveReviewThread", (root, environment) -> resolve(environment, false))
                .with("minimizeComment", (root, environment) -> minimize(environment))
                .with(
                        "unminimizeComment",
                        (root, environment) -> Map.of("unminimizedComment", minimized(environment, Optional.empty())))
                .with(
                        "updatePullRequestReviewComment",
                        (root, environment) -> Map.of("pullRequestReviewComment", edited(environment)))
                .with("createCommitOnBranch", (root, environment) -> new CommitOnBranch(
                                Fields.site(environment).forge())
                        .create(Fields.viewer(environment), input(environment)))
                .addTo(wiring);
    }

    private static Nodes nodes(DataFetchingEnvironment environment) {
        return new Nodes(Fields.site(environment).forge());
    }

    private static Map<String, Object> input(DataFetchingEnvironment environment) {
        Map<String, Object> input = environment.getArgument("input");
        return Objects.requireNonNull(input);
    }

    /** GitHub also requires {@code contents: write} here, which it does not document. */
    private static Map<String, Object> resolve(DataFetchingEnvironment environment, boolean resolved) {
        Viewer viewer = Fields.viewer(environment);
        viewer.requireWrite("pull_requests");
        viewer.requireWrite("contents");
        String id = String.valueOf(input(environment).get("threadId"));
        ThreadFields.ThreadNode node = nodes(environment).thread(id);
        node.pull().threads().resolve(node.thread().id(), resolved ? Optional.of(viewer.account()) : Optional.empty());
        return Map.of("thread", nodes(environment).thread(id));
    }

    private static Map<String, Object> minimize(DataFetchingEnvironment environment) {
        String classifier = String.valueOf(input(environment).get("classifier"));
        Optional<String> reason =
                Optional.of(classifier.toLowerCase(Locale.ROOT).replace('_', '-'));
        return Map.of("minimizedComment", minimized(environment, reason));
    }

    private static Object edited(DataFetchingEnvironment environment) {
        Fields.viewer(environment).requireWrite("pull_requests");
        String id = String.valueOf(input(environment).get("pullRequestReviewCommentId"));
        String body = String.valueOf(input(environment).get("body"));
        ThreadFields.CommentNode node = nodes(environment).comment(id);
        Instant now = Fields.site(environment).forge().clock().instant();
        Account by = Fields.viewer(environment).account();
        node.thread().pull().threads().change(node.comment().id(), found -> found.with(body, by, now));
        return nodes(environment).comment(id);
    }

    private static Object minimized(DataFetchingEnvironment environment, Optional<String> reason) {
        Fields.viewer(environment).requireWrite("pull_requests");
        String id = String.valueOf(input(environment).get("subjectId"));
        ThreadFields.CommentNode node = nodes(environment).comment(id);
        ReviewComment comment = node.comment();
        node.thread().pull().threads().change(comment.id(), found -> found.minimized(reason));
        return nodes(environment).comment(id);
    }
}
