package dev.undebug.demo.github.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.undebug.demo.github.AppInstallation;
import dev.undebug.demo.github.AppRegistration;
import dev.undebug.demo.github.Forge;
import dev.undebug.demo.github.HostedPull;
import dev.undebug.demo.github.HostedRepository;
import dev.undebug.demo.github.rest.json.JsonBuilder;
import dev.undebug.demo.github.rest.json.Rendering;
import dev.undebug.demo.github.rest.json.Urls;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One call of an operation. */
final class Call {
    private final Context context;
    private final Forge forge;
    private final Rendering render;
    private final Optional<IssuedTokens.Token> token;

    Call(Context context, Forge forge, Rendering render, Optional<IssuedTokens.Token> token) {
        this.context = context;
        this.forge = forge;
        this.render = render;
        this.token = token;
    }

    Forge forge() {
        return forge;
    }

    Rendering render() {
        return render;
    }

    AppRegistration app() {
        return forge.app().orElseThrow(Stop::notFound);
    }

    AppInstallation installation() {
        return token.flatMap(found -> forge.installation(found.installation())).orElseThrow(Stop::notFound);
    }

    IssuedTokens.Token token() {
        return token.orElseThrow(Stop::notFound);
    }

    String path(String name) {
        return context.pathParam(name);
    }

    /** Returns a number from the path. */
    long id(String name) {
        try {
            return Long.parseLong(path(name));
        } catch (NumberFormatException e) {
            throw Stop.notFound();
        }
    }

    Optional<String> query(String name) {
        return Optional.ofNullable(context.queryParam(name));
    }

    Optional<Integer> number(String name) {
        return query(name).filter(text -> text.matches("\\d{1,9}")).map(Integer::valueOf);
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(context.header(name));
    }

    /** Returns the address of this call with one parameter changed. */
    String urlWith(String name, String value) {
        List<String> parameters = new ArrayList<>();
        for (Map.Entry<String, List<String>> parameter : context.queryParamMap().entrySet()) {
            if (!parameter.getKey().equals(name)) {
                parameter.getValue().forEach(old -> parameters.add(parameter.getKey() + "=" + Urls.path(old)));
            }
        }
        parameters.add(name + "=" + value);
        String path = context.path().substring(context.path().indexOf("/api/v3") + "/api/v3".length());
        return render.urls().api() + path + "?" + String.join("&", parameters);
    }

    /** Returns the body, an object. */
    JsonNode body() {
        byte[] bytes = context.bodyAsBytes();
        if (bytes.length == 0) {
            return JsonNodeFactory.instance.objectNode();
        }
        JsonNode body =
                JsonBuilder.parse(bytes).orElseThrow(() -> new Stop(Answer.error(400, "Problems parsing JSON")));
        if (!body.isObject()) {
            throw new Stop(Answer.error(400, "Body should be a JSON object"));
        }
        return body;
    }

    HostedRepository repository() {
        HostedRepository repository =
                forge.repository(path("owner"), path("repo")).orElseThrow(Stop::notFound);
        if (token.isPresent() && !covers(token.get(), repository)) {
            throw Stop.notFound();
        }
        return repository;
    }

    /** Returns whether the installation's token covers the repository. */
    boolean covers(HostedRepository repository) {
        return token.filter(held -> covers(held, repository)).isPresent();
    }

    private boolean covers(IssuedTokens.Token held, HostedRepository repository) {
        return installation().account().equals(repository.owner())
                && (held.repositories().isEmpty() || held.repositories().contains(repository.id()));
    }

    HostedPull pull() {
        return repository().pull((int) id("pull_number")).orElseThrow(Stop::notFound);
    }

    /** Resolves a branch, tag or SHA to a commit. */
    String commit(String reference) {
        HostedRepository repository = repository();
        String name = reference.startsWith("heads/") ? reference.substring("heads/".length()) : reference;
        return repository
                .head(name)
                .or(() -> repository.store().resolve(reference + "^{commit}"))
                .orElseThrow(() -> new Stop(Answer.error(422, "No commit found for SHA: " + reference)));
    }
}
