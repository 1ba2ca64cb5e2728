package dev.undebug.demo.github.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.undebug.demo.github.AppInstallation;
import dev.undebug.demo.github.Forge;
import dev.undebug.demo.github.HostedRepository;
import dev.undebug.demo.github.rest.json.JsonBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The app, its installations and their tokens. */
final class AppRoutes {
    private final IssuedTokens tokens;

    AppRoutes(IssuedTokens tokens) {
        this.tokens = tokens;
    }

    List<Route> routes() {
        return List.of(
                Route.get(
                        "/app",
                        Access.app(),
                        call -> Answer.ok(call.render().apps().integration(call.app()))),
                Route.get("/app/installations", Access.app(), AppRoutes::list),
                Route.get("/app/installations/{installation_id}", Access.app(), call -> answer(call, find(call))),
                Route.post("/app/installations/{installation_id}/access_tokens", Access.app(), this::issue),
                Route.get(Route.REPOSITORY + "/installation", Access.app(), AppRoutes::ofRepository),
                Route.get("/orgs/{org}/installation", Access.app(), AppRoutes::ofOrganization),
                Route.get("/installation/repositories", Access.reads("metadata"), AppRoutes::repositories));
    }

    private static Answer list(Call call) {
        return ListPage.answer(call, call.forge().installations(), found -> call.render()
                .apps()
                .installation(call.app(), found));
    }

    private static AppInstallation find(Call call) {
        return call.forge().installation(call.id("installation_id")).orElseThrow(Stop::notFound);
    }

    private static Answer answer(Call call, AppInstallation installation) {
        return Answer.ok(call.render().apps().installation(call.app(), installation));
    }

    private static Answer ofRepository(Call call) {
        HostedRepository repository = call.repository();
        return answer(
                call, call.forge().installationOn(repository.owner().login()).orElseThrow(Stop::notFound));
    }

    private static Answer ofOrganization(Call call) {
        return answer(call, call.forge().installationOn(call.path("org")).orElseThrow(Stop::notFound));
    }

    private Answer issue(Call call) {
        AppInstallation installation = find(call);
        if (installation.suspendedAt().isPresent()) {
            throw new Stop(Answer.error(403, "This installation has been suspended"));
        }
        JsonNode body = call.body();
        Map<String, String> permissions = permissions(installation, body.path("permissions"));
        List<HostedRepository> repositories = narrowed(call.forge(), installation, body);
        IssuedTokens.Token token = tokens.issue(
                installation.id(),
                repositories.stream().map(HostedRepository::id).toList(),
                permissions);
        ObjectNode json = JsonBuilder.object(
                "token",
                token.secret(),
                "expires_at",
                token.expiresAt(),
                "permissions",
                new TreeMap<>(permissions),
                "repository_selection",
                repositories.isEmpty() ? "all" : "selected");
        if (!repositories.isEmpty()) {
            json.set(
                    "repositories",
                    JsonBuilder.array(repositories.stream()
                            .map(call.render().repositories()::simple)
                            .toList()));
        }
        return Answer.json(201, json);
    }

    private static Map<String, String> permissions(AppInstallation installation, JsonNode asked) {
        if (asked.isEmpty()) {
            return installation.permissions();
        }
        Map<String, String> permissions = new TreeMap<>();
        asked.properties()
                .forEach(entry ->
                        permissions.put(entry.getKey(), entry.getValue().asText()));
        for (Map.Entry<String, String> entry : permissions.entrySet()) {
            if (!new Access.Need(entry.getKey(), entry.getValue()).grantedBy(installation.permissions())) {
                throw new Stop(Answer.error(422, "The permissions requested are not granted to this installation."));
            }
        }
        // Metadata is part of every other permission.
        permissions.putIfAbsent("metadata", "read");
        return permissions;
    }

    private static List<HostedRepository> narrowed(Forge forge, AppInstallation installation, JsonNode body) {
        List<HostedRepository> found = new ArrayList<>();
        for (JsonNode name : body.path("repositories")) {
            found.add(forge.repository(installation.account().login(), name.asText())
                    .orElseThrow(AppRoutes::outOfReach));
        }
        for (JsonNode id : body.path("repository_ids")) {
            found.add(forge.repositories().stream()
                    .filter(repository ->
                            repository.id() == id.asLong() && repository.owner().equals(installation.account()))
                    .findFirst()
                    .orElseThrow(AppRoutes::outOfReach));
        }
        return found;
    }

    private static Stop outOfReach() {
        return new Stop(
                Answer.error(
                        422,
                        "There is at least one repository that does not exist or is not accessible to the parent installation."));
    }

    private static Answer repositories(Call call) {
        IssuedTokens.Token token = call.token();
        List<HostedRepository> repositories = call.forge().repositories().stream()
                .filter(found -> found.owner().equals(call.installation().account()))
                .filter(found ->
                        token.repositories().isEmpty() || token.repositories().contains(found.id()))
                .toList();
        return ListPage.answer(call, "repositories", repositories, call.render().repositories()::simple);
    }
}
