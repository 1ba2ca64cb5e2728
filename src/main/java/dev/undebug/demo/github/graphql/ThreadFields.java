package dev.undebug.demo.github.graphql;

import dev.undebug.demo.github.HostedPull;
import dev.undebug.demo.github.NodeId;
import dev.undebug.demo.github.Review;
import dev.undebug.demo.github.ReviewComment;
import dev.undebug.demo.github.ReviewThread;
import graphql.schema.idl.RuntimeWiring;
import java.util.List;

/** {@code PullRequestReviewThread} and {@code PullRequestReviewComment}. */
final class ThreadFields {
    /** A thread of a pull request. */
    record ThreadNode(HostedPull pull, ReviewThread thread) {
        String id() {
            return NodeId.of("PRRT", pull.repository().id(), thread.id());
        }

        List<CommentNode> comments() {
            return thread.comments().stream()
                    .map(comment -> new CommentNode(this, comment))
                    .toList();
        }
    }

    /** A comment of a thread. */
    record CommentNode(ThreadNode thread, ReviewComment comment) {
        String id() {
            return NodeId.of("PRRC", thread.pull.repository().id(), comment.id());
        }
    }

    static List<ThreadNode> of(HostedPull pull) {
        return pull.threads().visible().stream()
                .map(thread -> new ThreadNode(pull, thread))
                .toList();
    }

    void addTo(RuntimeWiring.Builder wiring) {
        Fields<ThreadNode> fields = new Fields<>("PullRequestReviewThread", ThreadNode.class)
                .add("id", ThreadNode::id)
                .add("pullRequest", ThreadNode::pull)
                .add("repository", node -> node.pull.repository())
                .add("isResolved", node -> node.thread.resolved())
                .add("isOutdated", node -> node.thread.outdated())
                .add("isCollapsed", node -> node.thread.resolved() || node.thread.outdated())
                .add("resolvedBy", node -> node.thread.resolvedBy())
                .with("comments", (node, environment) -> Connections.page(environment, node.comments()))
                .add("viewerCanReply", node -> true)
                .with("viewerCanResolve", (node, environment) -> Fields.viewer(environment)
                        .can("contents", "write"))
                .with("viewerCanUnresolve", (node, environment) -> Fields.viewer(environment)
                        .can("contents", "write"));
        addLines(fields);
        fields.addTo(wiring);
        addComments(wiring);
    }

    private static void addLines(Fields<ThreadNode> fields) {
        fields.add("path", node -> node.thread.path())
                .add("line", node -> node.thread.line())
                .add("startLine", node -> node.thread.startLine())
                .add("originalLine", node -> node.thread.anchor().line())
                .add("originalStartLine", node -> node.thread.anchor().startLine())
                .add("diffSide", node -> node.thread.side().name())
                .add("startDiffSide", node -> node.thread.anchor().startLine().map(line -> node.thread
                        .side()
                        .name()))
                .add("subjectType", node -> "LINE");
    }

    private static void addComments(RuntimeWiring.Builder wiring) {
        new Fields<>("PullRequestReviewComment", CommentNode.class)
                .add("id", CommentNode::id)
                .add("fullDatabaseId", node -> node.comment.id())
                // GitHub returns null for a number beyond 32 bits, as all numbers are here.
                .add("databaseId", node -> null)
                .add("body", node -> node.comment.body())
                .add("author", node -> node.comment.author())
                .add("editor", node -> node.comment.editor())
                .add("createdAt", node -> node.comment.createdAt())
                .add("updatedAt", node -> node.comment.updatedAt())
                .add("diffHunk", node -> node.thread.thread.hunk())
                .add("path", node -> node.thread.thread.path())
                .add("line", node -> node.thread.thread.line())
                .add("originalLine", node -> node.thread.thread.anchor().line())
                .add("outdated", node -> node.thread.thread.outdated())
                .add("pullRequest", node -> node.thread.pull)
                .add("isMinimized", node -> node.comment.minimized().isPresent())
                .add("minimizedReason", node -> node.comment.minimized())
                .with("viewerDidAuthor", (node, environment) -> node.comment
                        .author()
                        .equals(Fields.viewer(environment).account()))
                .add("viewerCanMinimize", node -> true)
                .add("state", ThreadFields::state)
                .addTo(wiring);
    }

    private static String state(CommentNode node) {
        return node.thread
                .pull
                .threads()
                .review(node.comment.review())
                .filter(Review::pending)
                .map(review -> "PENDING")
                .orElse("SUBMITTED");
    }
}
