package dev.undebug.webhook.event;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The events that are understood. Those that nothing is done about yet are read all the same, and ignored. */
public enum EventType {
    CHECK_RUN("check_run", CheckRunEvent.class, true),
    CHECK_SUITE("check_suite", CheckSuiteEvent.class, true),
    DEPLOYMENT_STATUS("deployment_status", DeploymentStatusEvent.class, false),
    INSTALLATION("installation", InstallationEvent.class, false),
    INSTALLATION_REPOSITORIES("installation_repositories", InstallationRepositoriesEvent.class, false),
    ISSUE_COMMENT("issue_comment", IssueCommentEvent.class, false),
    MERGE_GROUP("merge_group", MergeGroupEvent.class, false),
    PING("ping", PingEvent.class, false),
    PULL_REQUEST("pull_request", PullRequestEvent.class, true),
    PUSH("push", PushEvent.class, false);

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

    /** Returns the names of the events that lead to work: those that the app has to be subscribed to. */
    public static List<String> handled() {
        return Arrays.stream(values())
                .filter(type -> type.handled)
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
