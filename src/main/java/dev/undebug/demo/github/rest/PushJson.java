package dev.undebug.demo.github.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.undebug.demo.github.Account;
import dev.undebug.demo.github.CommitInfo;
import dev.undebug.demo.github.ForgeEvent;
import dev.undebug.demo.github.HostedRepository;
import java.util.List;

/** Renders the event {@code push}, whose repository tells its times in seconds. */
final class PushJson {
    private static final String NOTHING = "0".repeat(40);

    private final Rendering render;

    PushJson(Rendering render) {
        this.render = render;
    }

    ObjectNode of(ForgeEvent.Pushed event) {
        HostedRepository hosted = event.repository();
        String before = event.before().orElse(NOTHING);
        String after = event.branch().sha();
        ObjectNode commit = commit(hosted, hosted.store().commit(after));
        ObjectNode repository = render.repositories().simple(hosted);
        repository.put("created_at", hosted.createdAt().getEpochSecond());
        repository.put("pushed_at", render.forge().clock().instant().getEpochSecond());
        return Json.object(
                "ref",
                "refs/heads/" + event.branch().name(),
                "before",
                before,
                "after",
                after,
                "created",
                event.before().isEmpty(),
                "deleted",
                false,
                "forced",
                false,
                "base_ref",
                null,
                "compare",
                render.urls().web(hosted) + "/compare/" + before + "..." + after,
                "commits",
                List.of(commit),
                "head_commit",
                commit,
                "repository",
                repository,
                "pusher",
                pusher(event.sender()));
    }

    private static ObjectNode pusher(Account sender) {
        return Json.object("name", sender.login(), "email", sender.email());
    }

    private ObjectNode commit(HostedRepository hosted, CommitInfo commit) {
        ObjectNode author = Json.object("name", commit.authorName(), "email", commit.authorEmail());
        return Json.object(
                "id", commit.sha(),
                "tree_id", commit.tree(),
                "distinct", true,
                "message", commit.message(),
                "timestamp", commit.at(),
                "url", render.urls().web(hosted) + "/commit/" + commit.sha(),
                "author", author,
                "committer", author,
                "added", List.of(),
                "removed", List.of(),
                "modified", List.of());
    }
}
