package dev.undebug.demo.github.rest.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.undebug.demo.github.HostedRepository;
import java.util.List;
import java.util.Map;

/** Renders {@code repository} and its larger and smaller variants. */
public final class RepositoryJson {
    // The name of the field without "_url", and the path after the repository's address.
    private static final Map<String, String> LINKS = Map.ofEntries(
            Map.entry("archive", "/{archive_format}{/ref}"),
            Map.entry("assignees", "/assignees{/user}"),
            Map.entry("blobs", "/git/blobs{/sha}"),
            Map.entry("branches", "/branches{/branch}"),
            Map.entry("collaborators", "/collaborators{/collaborator}"),
            Map.entry("comments", "/comments{/number}"),
            Map.entry("commits", "/commits{/sha}"),
            Map.entry("compare", "/compare/{base}...{head}"),
            Map.entry("contents", "/contents/{+path}"),
            Map.entry("contributors", "/contributors"),
            Map.entry("deployments", "/deployments"),
            Map.entry("downloads", "/downloads"),
            Map.entry("events", "/events"),
            Map.entry("forks", "/forks"),
            Map.entry("git_commits", "/git/commits{/sha}"),
            Map.entry("git_refs", "/git/refs{/sha}"),
            Map.entry("git_tags", "/git/tags{/sha}"),
            Map.entry("hooks", "/hooks"),
            Map.entry("issue_comment", "/issues/comments{/number}"),
            Map.entry("issue_events", "/issues/events{/number}"),
            Map.entry("issues", "/issues{/number}"),
            Map.entry("keys", "/keys{/key_id}"),
            Map.entry("labels", "/labels{/name}"),
            Map.entry("languages", "/languages"),
            Map.entry("merges", "/merges"),
            Map.entry("milestones", "/milestones{/number}"),
            Map.entry("notifications", "/notifications{?since,all,participating}"),
            Map.entry("pulls", "/pulls{/number}"),
            Map.entry("releases", "/releases{/id}"),
            Map.entry("stargazers", "/stargazers"),
            Map.entry("statuses", "/statuses/{sha}"),
            Map.entry("subscribers", "/subscribers"),
            Map.entry("subscription", "/subscription"),
            Map.entry("tags", "/tags"),
            Map.entry("teams", "/teams"),
            Map.entry("trees", "/git/trees{/sha}"));

    private final Rendering render;

    RepositoryJson(Rendering render) {
        this.render = render;
    }

    /** Renders {@code repository}; it also fits {@code minimal-repository}. */
    public ObjectNode simple(HostedRepository repository) {
        ObjectNode json = identity(repository);
        LINKS.forEach((name, rest) -> json.put(name + "_url", render.urls().api(repository) + rest));
        json.setAll(cloning(repository));
        json.setAll(counts());
        json.setAll(features());
        return json;
    }

    /** Renders {@code full-repository}. */
    public ObjectNode full(HostedRepository repository) {
        ObjectNode json = simple(repository);
        json.put("network_count", 0).put("subscribers_count", 1);
        repository.parent().ifPresent(parent -> {
            json.set("parent", simple(parent));
            json.set("source", simple(parent));
        });
        return json;
    }

    private ObjectNode identity(HostedRepository repository) {
        return JsonBuilder.object(
                "id", repository.id(),
                "node_id", repository.nodeId(),
                "name", repository.name(),
                "full_name", repository.fullName(),
                "private", false,
                "owner", render.accounts().simple(repository.owner()),
                "html_url", render.urls().web(repository),
                "description", null,
                "fork", repository.parent().isPresent(),
                "url", render.urls().api(repository),
                "created_at", repository.createdAt(),
                "updated_at", repository.createdAt(),
                "pushed_at", repository.createdAt(),
                "default_branch", repository.defaultBranch());
    }

    private ObjectNode cloning(HostedRepository repository) {
        String web = render.urls().web(repository);
        return JsonBuilder.object(
                "git_url",
                web.replaceFirst("^https?", "git") + ".git",
                "ssh_url",
                "git@" + web.replaceFirst("^https?://", "").replaceFirst("/", ":") + ".git",
                "clone_url",
                web + ".git",
                "svn_url",
                web,
                "mirror_url",
                null,
                "homepage",
                null);
    }

    private static ObjectNode counts() {
        return JsonBuilder.object(
                "size", 1,
                "forks", 0,
                "forks_count", 0,
                "stargazers_count", 0,
                "watchers", 0,
                "watchers_count", 0,
                "open_issues", 0,
                "open_issues_count", 0,
                "language", "Python",
                "license", null,
                "topics", List.of());
    }

    private static ObjectNode features() {
        return JsonBuilder.object(
                "has_issues", true,
                "has_projects", true,
                "has_downloads", true,
                "has_wiki", true,
                "has_pages", false,
                "has_discussions", false,
                "archived", false,
                "disabled", false,
                "allow_forking", true,
                "is_template", false,
                "web_commit_signoff_required", false,
                "visibility", "public");
    }
}
