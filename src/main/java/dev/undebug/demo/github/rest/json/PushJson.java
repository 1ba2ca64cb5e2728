package dev.undebug.demo.github.rest.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.undebug.demo.github.Account;
import dev.undebug.demo.github.ForgeEvent;
import dev.undebug.demo.github.HostedRepository;
import dev.undebug.demo.github.git.CommitInfo;
import java.util.List;

/** Renders the event {@code push}, in which the times of the repository are in seconds. */
final class PushJson {
    private static final String NOTHING = "0".repeat(40);

    private final Rendering render;

    PushJson(Rendering render) {
        this.render = render;
    }

    ObjectNode of(ForgeEvent.Pushed event) {
        String after = event.branch().sha();
        ObjectNode commit =
                commit(event.repository(), event.repository().store().commit(after));
        ObjectNode json = json(event.repository(), event.branch().name(), event.sender());
        shas(json, event.repository(), event.before().orElse(NOTHING), after);
        json.set("commits", JsonBuilder.array(List.of(commit)));
        json.set("head_commit", commit);
        return json.put("created", event.before().isEmpty()).put("deleted", false);
    }

    ObjectNode of(ForgeEvent.BranchDeleted event) {
        ObjectNode json = json(event.repository(), event.branch().name(), event.sender());
        shas(json, event.repository(), event.branch().sha(), NOTHING);
        json.putArray("commits");
        json.putNull("head_commit");
        return json.put("created", false).put("deleted", true);
    }

    private void shas(ObjectNode json, HostedRepository hosted, String before, String after) {
        json.put("before", before)
                .put("after", after)
                .put("compare", render.urls().web(hosted) + "/compare/" + before + "..." + after);
    }

    private ObjectNode json(HostedRepository hosted, String branch, Account sender) {
        ObjectNode repository = render.repositories().simple(hosted);
        repository.put("created_at", hosted.createdAt().getEpochSecond());
        repository.put("pushed_at", render.forge().clock().instant().getEpochSecond());
        return JsonBuilder.object(
                "ref",
                "refs/heads/" + branch,
                "forced",
                false,
                "base_ref",
                null,
                "repository",
                repository,
                "pusher",
                pusher(sender));
    }

    private static ObjectNode pusher(Account sender) {
        return JsonBuilder.object("name", sender.login(), "email", sender.email());
    }

    private ObjectNode commit(HostedRepository hosted, CommitInfo commit) {
        ObjectNode author = JsonBuilder.object("name", commit.authorName(), "email", commit.authorEmail());
        return JsonBuilder.object(
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
