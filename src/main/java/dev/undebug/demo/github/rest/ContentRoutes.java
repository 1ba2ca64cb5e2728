package dev.undebug.demo.github.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.undebug.demo.github.HostedRepository;
import dev.undebug.demo.github.git.TreeItem;
import dev.undebug.demo.github.rest.json.JsonBuilder;
import dev.undebug.demo.github.rest.json.Urls;
import dev.undebug.source.RepositoryPath;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Files and directories by path. */
final class ContentRoutes {
    private static final int LARGEST_JSON = 1_000_000;
    private static final int LARGEST_RAW = 100_000_000;
    private static final int MOST_ENTRIES = 1000;

    private ContentRoutes() {}

    static List<Route> routes() {
        String contents = Route.REPOSITORY + "/contents";
        return List.of(
                Route.get(contents, Access.reads("contents"), call -> directory(call, "")),
                Route.get(contents + "/<path>", Access.reads("contents"), ContentRoutes::content));
    }

    private static String commit(Call call) {
        String name = call.query("ref").orElse(call.repository().defaultBranch());
        return call.repository()
                .head(name)
                .or(() -> call.repository().store().resolve(name + "^{commit}"))
                .orElseThrow(() -> new Stop(Answer.error(404, "No commit found for the ref " + name)));
    }

    private static Answer content(Call call) {
        String path = call.path("path");
        TreeItem item = call.repository().store().entry(commit(call), path).orElseThrow(Stop::notFound);
        if (item.type().equals("tree")) {
            return directory(call, path);
        }
        if (item.type().equals("commit")) {
            return Answer.ok(submodule(call, item));
        }
        return file(call, item);
    }

    private static Answer directory(Call call, String path) {
        HostedRepository repository = call.repository();
        String commit = commit(call);
        String tree = path.isEmpty()
                ? commit
                : repository
                        .store()
                        .entry(commit, path)
                        .orElseThrow(Stop::notFound)
                        .sha();
        return Answer.ok(JsonBuilder.array(repository.store().tree(tree, false).stream()
                .limit(MOST_ENTRIES)
                .map(item -> new TreeItem(
                        RepositoryPath.of(path).at(item.path()).text(),
                        item.mode(),
                        item.type(),
                        item.sha(),
                        item.size()))
                .map(item -> entry(call, item, type(item)))
                .toList()));
    }

    private static String type(TreeItem item) {
        return switch (item.mode()) {
            case "120000" -> "symlink";
            case "160000", "100644", "100755" -> "file";
            default -> "dir";
        };
    }

    private static Answer file(Call call, TreeItem item) {
        byte[] bytes = call.repository().store().blob(item.sha()).orElseThrow();
        if (GitRoutes.raw(call)) {
            if (bytes.length > LARGEST_RAW) {
                throw new Stop(Answer.error(403, "This API returns blobs up to 100 MB in size."));
            }
            return Answer.raw(bytes, "application/vnd.github.raw+json; charset=utf-8");
        }
        boolean link = item.mode().equals("120000");
        ObjectNode json = entry(call, item, link ? "symlink" : "file");
        if (link) {
            json.put("target", new String(bytes, StandardCharsets.UTF_8));
            return Answer.ok(json);
        }
        boolean shown = bytes.length <= LARGEST_JSON;
        json.put("content", shown ? GitRoutes.base64(bytes) : "").put("encoding", shown ? "base64" : "none");
        return Answer.ok(json);
    }

    private static ObjectNode submodule(Call call, TreeItem item) {
        ObjectNode json = entry(call, item, "submodule");
        json.putNull("submodule_git_url");
        return json;
    }

    private static ObjectNode entry(Call call, TreeItem item, String type) {
        HostedRepository repository = call.repository();
        Urls urls = call.render().urls();
        String reference = call.query("ref").orElse(repository.defaultBranch());
        String path = Urls.path(item.path());
        String url = urls.api(repository) + "/contents/" + path + "?ref=" + reference;
        String git = urls.api(repository) + "/git/" + item.type() + "s/" + item.sha();
        String kind = item.type().equals("tree") ? "/tree/" : "/blob/";
        String page = urls.web(repository) + kind + reference + "/" + path;
        return JsonBuilder.object(
                "name",
                RepositoryPath.of(item.path()).name(),
                "path",
                item.path(),
                "sha",
                item.sha(),
                "size",
                item.size(),
                "url",
                url,
                "html_url",
                page,
                "git_url",
                git,
                "download_url",
                item.type().equals("blob") ? urls.web(repository) + "/raw/" + reference + "/" + path : null,
                "type",
                type,
                "_links",
                JsonBuilder.object("self", url, "git", git, "html", page));
    }
}
