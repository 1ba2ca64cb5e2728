package dev.undebug.webhook.event;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something happened to a check suite of this app, such as a click on "Re-run all checks". */
record CheckSuiteEvent(
        String action,
        @JsonProperty("check_suite") CheckSuite checkSuite,
        Repository repository,
        @Nullable Installation installation)
        implements Event {

    CheckSuiteEvent {
        Field.required(action, "action");
        Field.required(checkSuite, "check_suite");
        Field.required(repository, "repository");
    }

    @Override
    public List<WantedReview> reviews() {
        if (installation == null || !action.equals("rerequested")) {
            return List.of();
        }
        return Rerun.of(Rerun.mentioned(checkSuite.pulls(), repository, installation), checkSuite.createdAt());
    }

    /** A check suite: all check runs of this app on a commit. */
    record CheckSuite(
            @JsonProperty("created_at") @Nullable String createdAt,
            @JsonProperty("pull_requests") @Nullable List<PullMention> pulls) {
        CheckSuite {
            Field.time(createdAt, "created_at");
        }
    }
}
