package dev.undebug.demo.github.rest.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.undebug.demo.github.HostedRepository;
import dev.undebug.demo.github.NodeId;
import dev.undebug.demo.github.git.CommitInfo;
import dev.undebug.demo.github.git.FileDiff;
import java.util.List;
import java.util.Optional;

/** Renders commits and changed files. */
public final class CommitJson {
    private final Rendering render;

    CommitJson(Rendering render) {
        this.render = render;
    }

    /** Renders {@code commit} without files. */
    public ObjectNode commit(HostedRepository repository, CommitInfo commit) {
        String url = render.urls().api(repository) + "/commits/" + commit.sha();
        return JsonBuilder.object(
                "sha",
                commit.sha(),
                "node_id",
                NodeId.of("C", repository.id()) + commit.sha().substring(0, 10),
                "commit",
                message(repository, commit),
                "url",
                url,
                "html_url",
                render.urls().web(repository) + "/commit/" + commit.sha(),
                "comments_url",
                url + "/comments",
                "author",
                author(commit),
                "committer",
                author(commit),
                "parents",
                parents(repository, commit));
    }

    /** Returns the account with this address, if there is one. */
    private Optional<ObjectNode> author(CommitInfo commit) {
        return render.forge().byEmail(commit.authorEmail()).map(render.accounts()::simple);
    }

    private ObjectNode message(HostedRepository repository, CommitInfo commit) {
        ObjectNode tree = JsonBuilder.object(
                "sha", commit.tree(), "url", render.urls().api(repository) + "/git/trees/" + commit.tree());
        return JsonBuilder.object(
                "author", signature(commit),
                "committer", signature(commit),
                "message", commit.message(),
                "tree", tree,
                "url", render.urls().api(repository) + "/git/commits/" + commit.sha(),
                "comment_count", 0,
                "verification", unsigned());
    }

    private static ObjectNode signature(CommitInfo commit) {
        return JsonBuilder.object("name", commit.authorName(), "email", commit.authorEmail(), "date", commit.at());
    }

    private static ObjectNode unsigned() {
        return JsonBuilder.object(
                "verified", false, "reason", "unsigned", "signature", null, "payload", null, "verified_at", null);
    }

    private List<ObjectNode> parents(HostedRepository repository, CommitInfo commit) {
        return commit.parents().stream()
                .map(sha -> JsonBuilder.object(
                        "sha", sha,
                        "url", render.urls().api(repository) + "/commits/" + sha,
                        "html_url", render.urls().web(repository) + "/commit/" + sha))
                .toList();
    }

    /** Renders {@code git-commit}. */
    public ObjectNode git(HostedRepository repository, CommitInfo commit) {
        ObjectNode json = message(repository, commit);
        json.remove("comment_count");
        json.put("sha", commit.sha())
                .put("node_id", NodeId.of("C", repository.id()) + commit.sha().substring(0, 10))
                .put("html_url", render.urls().web(repository) + "/commit/" + commit.sha());
        json.set("parents", JsonBuilder.array(parents(repository, commit)));
        return json;
    }

    /** Renders {@code simple-commit}. */
    ObjectNode simple(CommitInfo commit) {
        ObjectNode person = JsonBuilder.object("name", commit.authorName(), "email", commit.authorEmail());
        return JsonBuilder.object(
                "id", commit.sha(),
                "tree_id", commit.tree(),
                "message", commit.message(),
                "timestamp", commit.at(),
                "author", person,
                "committer", person);
    }

    /** Renders {@code diff-entry} of a file at a commit. */
    public JsonNode file(HostedRepository repository, String commit, FileDiff file) {
        String path = Urls.path(file.path());
        ObjectNode json = JsonBuilder.object(
                "sha", file.blob(),
                "filename", file.path(),
                "status", file.status().id(),
                "additions", file.counts().additions(),
                "deletions", file.counts().deletions(),
                "changes", file.counts().changes(),
                "blob_url", render.urls().web(repository) + "/blob/" + commit + "/" + path,
                "raw_url", render.urls().web(repository) + "/raw/" + commit + "/" + path,
                "contents_url", render.urls().api(repository) + "/contents/" + path + "?ref=" + commit);
        file.patch().ifPresent(patch -> json.put("patch", patch));
        file.previousPath().ifPresent(previous -> json.put("previous_filename", previous));
        return json;
    }
}
