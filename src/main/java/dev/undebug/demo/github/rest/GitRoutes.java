package dev.undebug.demo.github.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.undebug.demo.github.HostedRepository;
import dev.undebug.demo.github.NodeId;
import dev.undebug.demo.github.git.GitStore;
import dev.undebug.demo.github.git.TreeItem;
import dev.undebug.demo.github.rest.json.JsonBuilder;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Trees, blobs, commits and references of git. */
final class GitRoutes {
    private static final int LARGEST_BLOB = 100_000_000;

    private final Faults faults;

    GitRoutes(Faults faults) {
        this.faults = faults;
    }

    List<Route> routes() {
        String git = Route.REPOSITORY + "/git";
        return List.of(
                Route.get(git + "/trees/<tree_sha>", Access.reads("contents"), this::tree),
                Route.get(git + "/blobs/{file_sha}", Access.reads("contents"), GitRoutes::blob),
                Route.get(git + "/commits/{commit_sha}", Access.reads("contents"), GitRoutes::commit),
                Route.get(git + "/ref/<ref>", Access.reads("contents"), GitRoutes::reference));
    }

    private Answer tree(Call call) {
        HostedRepository repository = call.repository();
        String name = call.path("tree_sha");
        String tree = repository
                .head(name)
                .map(tip -> repository.store().commit(tip).tree())
                .or(() -> repository.store().resolve(name + "^{tree}"))
                .orElseThrow(Stop::notFound);
        List<TreeItem> items =
                repository.store().tree(tree, call.query("recursive").isPresent());
        int most = faults.treeLimit();
        String git = call.render().urls().api(repository) + "/git/";
        return Answer.ok(JsonBuilder.object(
                "sha",
                tree,
                "url",
                git + "trees/" + tree,
                "tree",
                items.stream().limit(most).map(item -> item(git, item)).toList(),
                "truncated",
                items.size() > most));
    }

    private static ObjectNode item(String git, TreeItem item) {
        ObjectNode json =
                JsonBuilder.object("path", item.path(), "mode", item.mode(), "type", item.type(), "sha", item.sha());
        if (item.type().equals("blob")) {
            json.put("size", item.size());
        }
        if (!item.type().equals("commit")) {
            json.put("url", git + item.type() + "s/" + item.sha());
        }
        return json;
    }

    private static Answer blob(Call call) {
        HostedRepository repository = call.repository();
        String sha = call.path("file_sha");
        byte[] bytes = Optional.of(sha)
                .filter(text -> text.matches("[0-9a-f]{40}"))
                .flatMap(repository.store()::blob)
                .orElseThrow(Stop::notFound);
        if (bytes.length > LARGEST_BLOB) {
            throw new Stop(Answer.error(403, "This API returns blobs up to 100 MB in size."));
        }
        if (raw(call)) {
            return Answer.raw(bytes, "application/vnd.github.raw; charset=utf-8");
        }
        return Answer.ok(JsonBuilder.object(
                "sha",
                sha,
                "node_id",
                NodeId.of("B", repository.id()) + sha.substring(0, 10),
                "size",
                bytes.length,
                "url",
                call.render().urls().api(repository) + "/git/blobs/" + sha,
                "content",
                base64(bytes),
                "encoding",
                "base64"));
    }

    static boolean raw(Call call) {
        String accept = call.header("Accept").orElse("");
        return accept.contains("application/vnd.github") && accept.contains("raw");
    }

    /** GitHub wraps base64 after 60 characters and ends it with a line feed. */
    static String base64(byte[] bytes) {
        return Base64.getMimeEncoder(60, new byte[] {'\n'}).encodeToString(bytes) + "\n";
    }

    private static Answer commit(Call call) {
        HostedRepository repository = call.repository();
        String sha = call.path("commit_sha");
        if (!GitStore.isId(sha) || !repository.store().typeOf(sha).equals(Optional.of("commit"))) {
            throw Stop.notFound();
        }
        return Answer.ok(
                call.render().commits().git(repository, repository.store().commit(sha)));
    }

    private static Answer reference(Call call) {
        HostedRepository repository = call.repository();
        String name = call.path("ref");
        String sha = Optional.of(name)
                .filter(ref -> ref.startsWith("heads/"))
                .flatMap(ref -> repository.head(ref.substring("heads/".length())))
                .or(() -> repository.store().reference("refs/" + name))
                .orElseThrow(Stop::notFound);
        String git = call.render().urls().api(repository) + "/git/";
        return Answer.ok(JsonBuilder.object(
                "ref", "refs/" + name,
                "node_id", NodeId.of("REF", repository.id()) + ":refs/" + name,
                "url", git + "refs/" + name,
                "object", JsonBuilder.object("sha", sha, "type", "commit", "url", git + "commits/" + sha)));
    }
}
