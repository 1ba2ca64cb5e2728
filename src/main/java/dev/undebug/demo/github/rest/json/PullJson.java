package dev.undebug.demo.github.rest.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.undebug.demo.github.HostedPull;
import dev.undebug.demo.github.HostedRepository;
import dev.undebug.demo.github.IssueComment;
import dev.undebug.demo.github.Mergeability;
import dev.undebug.demo.github.NodeId;
import dev.undebug.demo.github.Proposal;
import dev.undebug.demo.github.git.FileDiff;
import java.util.List;
import java.util.Optional;

/** Renders pull requests. */
public final class PullJson {
    private final Rendering render;

    PullJson(Rendering render) {
        this.render = render;
    }

    /** Renders {@code pull-request-simple}, as in lists. */
    public ObjectNode simple(HostedPull pull) {
        ObjectNode json = JsonBuilder.object(
                "id", pull.id(),
                "node_id", pull.nodeId(),
                "number", pull.number(),
                "state", pull.open() ? "open" : "closed",
                "locked", false,
                "title", pull.title(),
                "user", render.accounts().simple(pull.author()),
                "body", Optional.of(pull.proposal().body()).filter(body -> !body.isEmpty()),
                "created_at", pull.createdAt(),
                "updated_at", pull.status().updatedAt(),
                "closed_at", pull.status().closedAt(),
                "merged_at",
                        pull.status().mergeCommit().flatMap(commit -> pull.status()
                                .closedAt()),
                "merge_commit_sha", pull.status().mergeCommit(),
                "draft", pull.status().draft(),
                "author_association", "CONTRIBUTOR",
                "head", head(pull),
                "base", end(pull.repository(), pull.baseBranch(), pull.toldBase()));
        json.setAll(nothing());
        json.setAll(links(pull));
        return json;
    }

    private static ObjectNode nothing() {
        return JsonBuilder.object(
                "assignee",
                null,
                "assignees",
                List.of(),
                "requested_reviewers",
                List.of(),
                "requested_teams",
                List.of(),
                "labels",
                List.of(),
                "milestone",
                null,
                "auto_merge",
                null,
                "active_lock_reason",
                null);
    }

    private ObjectNode links(HostedPull pull) {
        Urls urls = render.urls();
        ObjectNode json = JsonBuilder.object(
                "url", urls.api(pull),
                "html_url", urls.web(pull),
                "diff_url", urls.web(pull) + ".diff",
                "patch_url", urls.web(pull) + ".patch",
                "issue_url", urls.issue(pull),
                "commits_url", urls.api(pull) + "/commits",
                "review_comments_url", urls.api(pull) + "/comments",
                "review_comment_url", urls.api(pull.repository()) + "/pulls/comments{/number}",
                "comments_url", urls.issue(pull) + "/comments",
                "statuses_url", urls.api(pull.repository()) + "/statuses/" + pull.headSha());
        ObjectNode links = JsonBuilder.object("self", href(urls.api(pull)));
        for (String name :
                List.of("html", "issue", "comments", "review_comments", "review_comment", "commits", "statuses")) {
            links.set(name, href(json.get(name + "_url").asText()));
        }
        json.set("_links", links);
        return json;
    }

    static ObjectNode href(String url) {
        return JsonBuilder.object("href", url);
    }

    private ObjectNode head(HostedPull pull) {
        Proposal proposal = pull.proposal();
        ObjectNode json = end(proposal.headRepository(), proposal.headBranch(), pull.headSha());
        // A deleted fork becomes null, and the pull request stays.
        if (!render.forge().repositories().contains(proposal.headRepository())) {
            json.putNull("repo");
        }
        return json;
    }

    private ObjectNode end(HostedRepository repository, String branch, String sha) {
        return JsonBuilder.object(
                "label",
                repository.owner().login() + ":" + branch,
                "ref",
                branch,
                "sha",
                sha,
                "user",
                render.accounts().simple(repository.owner()),
                "repo",
                render.repositories().simple(repository));
    }

    /** Renders {@code pull-request}. */
    public ObjectNode full(HostedPull pull) {
        ObjectNode json = simple(pull);
        List<FileDiff> files = pull.files();
        Mergeability box = pull.mergeability();
        json.setAll(JsonBuilder.object(
                "merged", pull.status().merged(),
                "mergeable", pull.open() ? Optional.of(!box.conflicts()) : Optional.empty(),
                "rebaseable", pull.open() ? Optional.of(!box.conflicts()) : Optional.empty(),
                "mergeable_state", mergeState(pull, box),
                "merged_by",
                        pull.status().mergeCommit().map(commit -> render.accounts()
                                .simple(pull.author())),
                "comments", pull.comments().size(),
                "review_comments", pull.threads().comments().size(),
                "maintainer_can_modify", false,
                "commits", pull.commits().size(),
                "additions",
                        files.stream()
                                .mapToInt(file -> file.counts().additions())
                                .sum(),
                "deletions",
                        files.stream()
                                .mapToInt(file -> file.counts().deletions())
                                .sum(),
                "changed_files", files.size()));
        return json;
    }

    private static String mergeState(HostedPull pull, Mergeability box) {
        if (!pull.open()) {
            return "unknown";
        }
        if (box.conflicts()) {
            return "dirty";
        }
        return box.mergeable() ? "clean" : "blocked";
    }

    /** Renders {@code pull-request-minimal}, as in check runs. */
    JsonNode minimal(HostedPull pull) {
        return JsonBuilder.object(
                "id", pull.id(),
                "number", pull.number(),
                "url", render.urls().api(pull),
                "head",
                        minimal(
                                pull.proposal().headRepository(),
                                pull.proposal().headBranch(),
                                pull.headSha()),
                "base", minimal(pull.repository(), pull.baseBranch(), pull.toldBase()));
    }

    private ObjectNode minimal(HostedRepository repository, String branch, String sha) {
        ObjectNode place = JsonBuilder.object(
                "id", repository.id(), "url", render.urls().api(repository), "name", repository.name());
        return JsonBuilder.object("ref", branch, "sha", sha, "repo", place);
    }

    /** Renders a comment of the conversation: {@code issue-comment}. */
    public JsonNode comment(HostedPull pull, IssueComment comment) {
        String url = render.urls().api(pull.repository()) + "/issues/comments/" + comment.id();
        return JsonBuilder.object(
                "id", comment.id(),
                "node_id", NodeId.of("IC", pull.repository().id(), comment.id()),
                "url", url,
                "html_url", render.urls().web(pull) + "#issuecomment-" + comment.id(),
                "issue_url", render.urls().issue(pull),
                "user", render.accounts().simple(comment.author()),
                "created_at", comment.createdAt(),
                "updated_at", comment.updatedAt(),
                "author_association", "NONE",
                "body", comment.body(),
                "reactions", ReviewJson.reactions(url),
                "performed_via_github_app", null);
    }
}
