package dev.undebug.webhook.event;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The supported events. Some of them lead to no work yet; they are parsed all the same, and ignored. */
public enum EventType {
    CHECK_RUN("check_run", CheckRunEvent.class, true),
    CHECK_SUITE("check_suite", CheckSuiteEvent.class, true),
    DEPLOYMENT_STATUS("deployment_status", DeploymentStatusEvent.class, false),
    INSTALLATION("installation", InstallationEvent.class, true),
    INSTALLATION_REPOSITORIES("installation_repositories", InstallationRepositoriesEvent.class, true),
    ISSUE_COMMENT("issue_comment", IssueCommentEvent.class, false),
    MERGE_GROUP("merge_group", MergeGroupEvent.class, true),
    PING("ping", PingEvent.class, false),
    PULL_REQUEST("pull_request", PullRequestEvent.class, true),
    PUSH("push", PushEvent.class, true);

    /** GitHub sends these to every app; subscribing to them is an error. */
    private static final Set<EventType> SENT_ANYWAY =
            Collections.unmodifiableSet(EnumSet.of(INSTALLATION, INSTALLATION_REPOSITORIES, PING));

    private final String id;
    private final Class<? extends Event> payload;
    private final boolean handled;

    EventType(String id, Class<? extends Event> payload, boolean handled) {
        this.id = id;
        this.payload = payload;
        this.handled = handled;
    }

    /** Returns the type with GitHub's name, as in {@code X-GitHub-Event}. */
    public static Optional<EventType> of(String id) {
        return Arrays.stream(values()).filter(type -> type.id.equals(id)).findFirst();
    }

    /**
     * Returns the names of the events that the app must subscribe to: those that lead to work and are not sent to every
     * app.
     */
    public static List<String> subscriptions() {
        return Arrays.stream(values())
                .filter(type -> type.handled && !SENT_ANYWAY.contains(type))
                .map(EventType::id)
                .toList();
    }

    public String id() {
        return id;
    }

    Class<? extends Event> payload() {
        return payload;
    }
}
