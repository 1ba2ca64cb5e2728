package dev.undebug.pull;

import java.util.List;

/** What the app is registered with at GitHub, besides its permissions ({@link AppPermission}). Tests hold {@code app.yml} to both. */
public final class AppManifest {
    /** The path of the webhook's address. */
    public static final String WEBHOOK_PATH = "/api/github/webhooks";

    /** The events to subscribe to: those that lead to work, without those that GitHub sends to every app. */
    public static final List<String> EVENTS =
            List.of("check_run", "check_suite", "merge_group", "pull_request", "push");

    private AppManifest() {}
}
