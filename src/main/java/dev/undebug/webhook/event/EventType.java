package dev.undebug.webhook.event;

import java.util.Arrays;
import java.util.Optional;

/** The supported events. Some of them lead to no work yet; they are parsed all the same, and ignored. */
public enum EventType {
    CHECK_RUN("check_run", CheckRunEvent.class),
    CHECK_SUITE("check_suite", CheckSuiteEvent.class),
    DEPLOYMENT_STATUS("deployment_status", DeploymentStatusEvent.class),
    INSTALLATION("installation", InstallationEvent.class),
    INSTALLATION_REPOSITORIES("installation_repositories", InstallationRepositoriesEvent.class),
    ISSUE_COMMENT("issue_comment", IssueCommentEvent.class),
    MERGE_GROUP("merge_group", MergeGroupEvent.class),
    PING("ping", PingEvent.class),
    PULL_REQUEST("pull_request", PullRequestEvent.class),
    PUSH("push", PushEvent.class);

    private final String id;
    private final Class<? extends Event> payload;

    EventType(String id, Class<? extends Event> payload) {
        this.id = id;
        this.payload = payload;
    }

    /** Returns the type with GitHub's name, as in {@code X-GitHub-Event}. */
    public static Optional<EventType> of(String id) {
        return Arrays.stream(values()).filter(type -> type.id.equals(id)).findFirst();
    }

    public String id() {
        return id;
    }

    Class<? extends Event> payload() {
        return payload;
    }
}
