package dev.undebug.demo.github.rest.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.undebug.demo.github.AppInstallation;
import dev.undebug.demo.github.AppRegistration;
import dev.undebug.demo.github.Forge;
import dev.undebug.demo.github.ForgeEvent;
import dev.undebug.demo.github.HostedRepository;
import dev.undebug.demo.github.NodeId;
import dev.undebug.demo.github.QueuedGroup;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Renders webhooks' payloads. */
public final class PayloadJson {
    public static final long HOOK = 467_890_123L;
    // GitHub sends these to every app, whatever it subscribes to.
    private static final Set<String> ALWAYS = Set.of("ping", "installation", "installation_repositories");
    private static final Set<String> OWN_BUTTONS = Set.of("rerequested", "requested_action");

    private final Rendering render;

    public PayloadJson(Rendering render) {
        this.render = render;
    }

    private Forge forge() {
        return render.forge();
    }

    public String name(ForgeEvent event) {
        if (event instanceof ForgeEvent.PullChanged) {
            return "pull_request";
        }
        if (event instanceof ForgeEvent.CheckRunChanged) {
            return "check_run";
        }
        if (event instanceof ForgeEvent.SuiteRerequested) {
            return "check_suite";
        }
        if (event instanceof ForgeEvent.Pushed || event instanceof ForgeEvent.BranchDeleted) {
            return "push";
        }
        if (event instanceof ForgeEvent.ChecksRequested) {
            return "merge_group";
        }
        if (event instanceof ForgeEvent.RepositoriesAdded) {
            return "installation_repositories";
        }
        return event instanceof ForgeEvent.InstallationChanged ? "installation" : "ping";
    }

    /** Returns whether the app receives an event: it subscribes, and is installed there. */
    public boolean wanted(ForgeEvent event) {
        if (ALWAYS.contains(name(event))) {
            return true;
        }
        List<String> events = forge().app().map(AppRegistration::events).orElse(List.of());
        // An app receives the events of buttons on its own checks even without a subscription.
        boolean told = events.contains(name(event)) || OWN_BUTTONS.contains(event.action());
        return told && installation(event).isPresent();
    }

    public Optional<Long> repository(ForgeEvent event) {
        return hosted(event).map(HostedRepository::id);
    }

    private static Optional<HostedRepository> hosted(ForgeEvent event) {
        if (event instanceof ForgeEvent.PullChanged changed) {
            return Optional.of(changed.pull().repository());
        }
        if (event instanceof ForgeEvent.Pushed pushed) {
            return Optional.of(pushed.repository());
        }
        if (event instanceof ForgeEvent.BranchDeleted deleted) {
            return Optional.of(deleted.repository());
        }
        if (event instanceof ForgeEvent.ChecksRequested requested) {
            return Optional.of(requested.repository());
        }
        if (event instanceof ForgeEvent.SuiteRerequested rerequested) {
            return Optional.of(rerequested.repository());
        }
        return event instanceof ForgeEvent.CheckRunChanged changed
                ? Optional.of(changed.repository())
                : Optional.empty();
    }

    public Optional<Long> installation(ForgeEvent event) {
        if (event instanceof ForgeEvent.InstallationChanged changed) {
            return Optional.of(changed.installation().id());
        }
        if (event instanceof ForgeEvent.RepositoriesAdded added) {
            return Optional.of(added.installation().id());
        }
        return hosted(event)
                .flatMap(repository -> forge().installationOn(repository.owner().login()))
                .map(AppInstallation::id);
    }

    public String of(ForgeEvent event) {
        ObjectNode json = JsonBuilder.object();
        hosted(event).ifPresent(found -> {
            json.set("repository", render.repositories().simple(found));
            installation(event)
                    .ifPresent(id ->
                            json.set("installation", JsonBuilder.object("id", id, "node_id", NodeId.of("IN", id))));
        });
        event(json, event);
        json.set("sender", render.accounts().simple(event.sender()));
        return new String(JsonBuilder.bytes(json), StandardCharsets.UTF_8);
    }

    private void event(ObjectNode json, ForgeEvent event) {
        if (event instanceof ForgeEvent.PullChanged changed) {
            pull(json, changed);
        } else if (event instanceof ForgeEvent.CheckRunChanged changed) {
            check(json, changed);
        } else if (event instanceof ForgeEvent.SuiteRerequested rerequested) {
            json.put("action", event.action());
            ObjectNode suite = suite(rerequested.repository(), rerequested.commit());
            // They are optional, and GitHub's description of this event lacks the newer ones.
            ((ObjectNode) suite.path("app")).remove("events");
            json.set("check_suite", suite);
        } else if (event instanceof ForgeEvent.InstallationChanged changed) {
            installed(json, changed);
        } else if (event instanceof ForgeEvent.Pushed pushed) {
            json.setAll(new PushJson(render).of(pushed));
        } else if (event instanceof ForgeEvent.BranchDeleted deleted) {
            json.setAll(new PushJson(render).of(deleted));
        } else if (event instanceof ForgeEvent.ChecksRequested requested) {
            group(json, requested);
        } else if (event instanceof ForgeEvent.RepositoriesAdded added) {
            added(json, added);
        } else {
            ping(json);
        }
    }

    private void pull(ObjectNode json, ForgeEvent.PullChanged event) {
        json.put("action", event.action()).put("number", event.pull().number());
        json.set("pull_request", render.pulls().full(event.pull()));
        event.before().ifPresent(before -> json.put("before", before)
                .put("after", event.pull().headSha()));
        event.baseFrom()
                .ifPresent(from -> json.set(
                        "changes",
                        JsonBuilder.object(
                                "base",
                                JsonBuilder.object(
                                        "ref", JsonBuilder.object("from", from.name()),
                                        "sha", JsonBuilder.object("from", from.sha())))));
    }

    private void check(ObjectNode json, ForgeEvent.CheckRunChanged event) {
        json.put("action", event.action());
        ObjectNode run = render.checks().run(event.repository(), event.run());
        ObjectNode suite = suite(event.repository(), event.run().subject().headSha());
        suite.remove(List.of("head_commit", "latest_check_runs_count", "check_runs_url"));
        run.set("check_suite", suite);
        json.set("check_run", run);
        event.identifier().ifPresent(id -> json.set("requested_action", JsonBuilder.object("identifier", id)));
    }

    /** In this event the suite does not repeat its repository. */
    private ObjectNode suite(HostedRepository repository, String commit) {
        ObjectNode suite = render.checks().suite(repository, commit);
        suite.remove("repository");
        return suite;
    }

    private void installed(ObjectNode json, ForgeEvent.InstallationChanged event) {
        AppInstallation installation = event.installation();
        json.put("action", event.action());
        json.set("installation", render.apps().installation(forge().app().orElseThrow(), installation));
        json.set(
                "repositories",
                mentions(forge().repositories().stream()
                        .filter(repository -> repository.owner().equals(installation.account()))
                        .toList()));
        json.putNull("requester");
    }

    private void added(ObjectNode json, ForgeEvent.RepositoriesAdded event) {
        json.put("action", event.action()).put("repository_selection", "selected");
        json.set("installation", render.apps().installation(forge().app().orElseThrow(), event.installation()));
        json.set("repositories_added", mentions(event.repositories()));
        json.putArray("repositories_removed");
        json.putNull("requester");
    }

    private static JsonNode mentions(List<HostedRepository> repositories) {
        return JsonBuilder.array(repositories.stream()
                .map(repository -> JsonBuilder.object(
                        "id", repository.id(),
                        "node_id", repository.nodeId(),
                        "name", repository.name(),
                        "full_name", repository.fullName(),
                        "private", false))
                .toList());
    }

    private void group(ObjectNode json, ForgeEvent.ChecksRequested event) {
        QueuedGroup group = event.group();
        json.put("action", event.action());
        json.set(
                "merge_group",
                JsonBuilder.object(
                        "head_sha",
                        group.head().sha(),
                        "head_ref",
                        "refs/heads/" + group.head().name(),
                        "base_sha",
                        group.base().sha(),
                        "base_ref",
                        "refs/heads/" + group.base().name(),
                        "head_commit",
                        render.commits()
                                .simple(event.repository()
                                        .store()
                                        .commit(group.head().sha()))));
    }

    private void ping(ObjectNode json) {
        AppRegistration app = forge().app().orElseThrow();
        json.put("zen", "Keep it logically awesome.").put("hook_id", HOOK);
        json.set(
                "hook",
                JsonBuilder.object(
                        "type",
                        "App",
                        "id",
                        HOOK,
                        "name",
                        "web",
                        "active",
                        true,
                        "app_id",
                        app.id(),
                        "events",
                        app.events(),
                        "config",
                        JsonBuilder.object(
                                "content_type", "json",
                                "insecure_ssl", "0",
                                "secret", "********",
                                "url", forge().hook().orElseThrow().url()),
                        "updated_at",
                        forge().startedAt(),
                        "created_at",
                        forge().startedAt(),
                        "deliveries_url",
                        render.urls().api() + "/app/hook/deliveries"));
    }
}
