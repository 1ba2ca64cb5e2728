package dev.undebug.demo.github.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.undebug.demo.github.HostedRepository;
import dev.undebug.demo.github.NodeId;
import dev.undebug.demo.github.git.TreeEdit;
import dev.undebug.demo.github.rest.json.JsonBuilder;
import dev.undebug.demo.github.rest.json.Urls;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.FileMode;

/** Writes blobs, trees and commits of git, and moves branches. */
final class GitWriteRoutes {
    private static final Access WRITE = Access.writes("contents");
    private static final Access.Need WRITE_WORKFLOWS = new Access.Need("workflows", "write");
    private static final String WORKFLOWS = ".github/workflows/";

    private GitWriteRoutes() {}

    static List<Route> routes() {
        String git = Route.REPOSITORY + "/git";
        return List.of(
                Route.post(git + "/blobs", WRITE, GitWriteRoutes::blob),
                Route.post(git + "/trees", WRITE, GitWriteRoutes::tree),
                Route.post(git + "/commits", WRITE, GitWriteRoutes::commit),
                Route.patch(git + "/refs/<ref>", WRITE, GitWriteRoutes::move));
    }

    private static String url(Call call) {
        return call.render().urls().api(call.repository()) + "/git/";
    }

    private static Answer blob(Call call) {
        String content = call.body().path("content").asText();
        byte[] bytes = call.body().path("encoding").asText("utf-8").equals("base64")
                ? Base64.getMimeDecoder().decode(content)
                : content.getBytes(StandardCharsets.UTF_8);
        String sha = call.repository().writeBlob(bytes);
        return Answer.json(201, JsonBuilder.object("url", url(call) + "blobs/" + sha, "sha", sha));
    }

    private static Answer tree(Call call) {
        HostedRepository repository = call.repository();
        List<TreeEdit> edits = new ArrayList<>();
        for (JsonNode entry : call.body().path("tree")) {
            String path = entry.path("path").asText();
            if (path.startsWith(WORKFLOWS)
                    && !WRITE_WORKFLOWS.grantedBy(call.token().permissions())) {
                throw new Stop(Answer.error(403, "Resource not accessible by integration"));
            }
            edits.add(new TreeEdit(
                    path, Optional.of(mode(entry.path("mode").asText())), Optional.of(content(call, entry))));
        }
        String base = BodyFields.text(call.body(), "base_tree")
                .filter(sha -> repository.store().typeOf(sha).equals(Optional.of("tree")))
                .orElseThrow(() -> new Stop(Answer.error(422, "base_tree is not a valid tree oid")));
        String sha = repository.writeTree(base, edits);
        List<ObjectNode> items = repository.store().tree(sha, false).stream()
                .map(item -> JsonBuilder.object(
                        "path", item.path(), "mode", item.mode(), "type", item.type(), "sha", item.sha()))
                .toList();
        return Answer.json(
                201,
                JsonBuilder.object("sha", sha, "url", url(call) + "trees/" + sha, "tree", items, "truncated", false));
    }

    private static FileMode mode(String text) {
        return FileMode.fromBits(Integer.parseInt(text, 8));
    }

    private static byte[] content(Call call, JsonNode entry) {
        return entry.hasNonNull("content")
                ? entry.get("content").asText().getBytes(StandardCharsets.UTF_8)
                : call.repository()
                        .store()
                        .blob(entry.path("sha").asText())
                        .orElseThrow(() -> new Stop(Answer.error(422, "tree.sha is not a valid blob")));
    }

    private static Answer commit(Call call) {
        HostedRepository repository = call.repository();
        List<String> parents = new ArrayList<>();
        call.body().path("parents").forEach(parent -> parents.add(parent.asText()));
        String sha = repository.writeCommit(
                call.forge().bot(),
                call.body().path("tree").asText(),
                parents,
                call.body().path("message").asText());
        return Answer.json(
                201, call.render().commits().git(repository, repository.store().commit(sha)));
    }

    private static Answer move(Call call) {
        HostedRepository repository = call.repository();
        String name = call.path("ref");
        String branch = Optional.of(name)
                .filter(ref -> ref.startsWith("heads/"))
                .map(ref -> ref.substring("heads/".length()))
                .orElseThrow(Stop::notFound);
        String sha = call.body().path("sha").asText();
        String before =
                repository.head(branch).orElseThrow(() -> new Stop(Answer.error(422, "Reference does not exist")));
        boolean forward = repository.store().mergeBase(before, sha).equals(Optional.of(before));
        if (!forward && !call.body().path("force").asBoolean()) {
            throw new Stop(Answer.error(422, "Update is not a fast forward"));
        }
        repository.push(call.forge().bot(), branch, sha);
        return Answer.ok(JsonBuilder.object(
                "ref", "refs/" + name,
                "node_id", NodeId.of("REF", repository.id()) + ":refs/" + name,
                "url", url(call) + "refs/" + Urls.path(name),
                "object", JsonBuilder.object("sha", sha, "type", "commit", "url", url(call) + "commits/" + sha)));
    }
}
