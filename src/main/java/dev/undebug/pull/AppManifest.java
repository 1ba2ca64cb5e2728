package dev.undebug.pull;

import java.util.List;

/** The app's webhook and events at GitHub; for its permissions see {@link AppPermission}. Tests hold {@code app.yml} to both. */
public final class AppManifest {
    /** The path of the webhook's URL. */
    public static final String WEBHOOK_PATH = "/api/github/webhooks";

    /** The events to subscribe to, without those that GitHub sends to every app. */
    public static final List<String> EVENTS =
            List.of("check_run", "check_suite", "merge_group", "pull_request", "push");

    private AppManifest() {}
}
