package dev.undebug.demo.github.graphql;

import dev.undebug.demo.github.HostedPull;
import dev.undebug.demo.github.NodeId;
import dev.undebug.demo.github.Review;
import graphql.schema.idl.RuntimeWiring;
import java.util.List;

/** {@code PullRequestReview}. */
final class ReviewFields {
    /** A review of a pull request. */
    record ReviewNode(HostedPull pull, Review review) {}

    static List<ReviewNode> of(HostedPull pull) {
        return pull.threads().reviews().stream()
                .map(review -> new ReviewNode(pull, review))
                .toList();
    }

    void addTo(RuntimeWiring.Builder wiring) {
        new Fields<>("PullRequestReview", ReviewNode.class)
                .add("id", node -> NodeId.of("PRR", node.pull.repository().id(), node.review.id()))
                .add("body", node -> node.review.body())
                .add("author", node -> node.review.author())
                .with("viewerDidAuthor", (node, environment) -> node.review
                        .author()
                        .equals(Fields.viewer(environment).account()))
                .add("state", node -> node.review.state().name())
                .add("submittedAt", node -> node.review.submittedAt())
                .add("pullRequest", ReviewNode::pull)
                .add(
                        "commit",
                        node -> new GitObjectFields.GitObject(node.pull.repository(), "commit", node.review.commit()))
                .addTo(wiring);
    }
}
