package dev.undebug.demo.github.rest.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.undebug.demo.github.Account;
import dev.undebug.demo.github.AppInstallation;
import dev.undebug.demo.github.AppRegistration;
import java.util.List;
import java.util.Optional;

/** Renders the app and its installations. */
public final class AppJson {
    private final Rendering render;

    AppJson(Rendering render) {
        this.render = render;
    }

    /** Renders {@code integration}. */
    public ObjectNode integration(AppRegistration app) {
        String since = JsonBuilder.time(render.forge().startedAt());
        return JsonBuilder.object(
                "id", app.id(),
                "client_id", app.clientId(),
                "slug", app.slug(),
                "node_id", app.nodeId(),
                "owner", render.accounts().simple(app.owner()),
                "name", app.name(),
                "description", "",
                "external_url", render.urls().web() + "/" + app.slug(),
                "html_url", render.urls().web() + "/apps/" + app.slug(),
                "created_at", since,
                "updated_at", since,
                "permissions", app.permissions(),
                "events", app.events());
    }

    /** Renders {@code installation}. */
    public ObjectNode installation(AppRegistration app, AppInstallation installation) {
        Account account = installation.account();
        String url = render.urls().api() + "/app/installations/" + installation.id();
        return JsonBuilder.object(
                "id", installation.id(),
                "client_id", app.clientId(),
                "account", render.accounts().simple(account),
                "repository_selection", "all",
                "access_tokens_url", url + "/access_tokens",
                "repositories_url", render.urls().api() + "/installation/repositories",
                "html_url", render.urls().web() + "/settings/installations/" + installation.id(),
                "app_id", app.id(),
                "app_slug", app.slug(),
                "target_id", account.id(),
                "target_type", account.type().id(),
                "permissions", installation.permissions(),
                "events", app.events(),
                "created_at", installation.createdAt(),
                "updated_at", installation.createdAt(),
                "single_file_name", null,
                "has_multiple_single_files", false,
                "single_file_paths", List.of(),
                "suspended_by",
                        installation.suspendedAt().map(at -> render.accounts().simple(account)),
                "suspended_at", installation.suspendedAt());
    }

    /** Renders the app as the creator of a check. */
    Optional<ObjectNode> maker() {
        return render.forge().app().map(this::integration);
    }
}
