package dev.undebug.webhook.event;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.undebug.pull.CommitSha;
import dev.undebug.pull.PullRequest;
import dev.undebug.pull.SuiteWork;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An event of a check suite of this app, such as a click on "Re-run all checks". */
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
    public List<WantedWork> work() {
        if (installation == null || !action.equals("rerequested")) {
            return List.of();
        }
        List<PullRequest> mentioned = Rerun.mentioned(checkSuite.pulls(), repository, installation);
        if (!mentioned.isEmpty()) {
            return Rerun.of(mentioned, checkSuite.createdAt());
        }
        SuiteWork work = new SuiteWork(repository.in(installation), new CommitSha(checkSuite.headSha()));
        return List.of(new WantedWork(work, Instant.EPOCH));
    }

    /** A check suite: all check runs of this app on a commit. */
    record CheckSuite(
            @JsonProperty("head_sha") String headSha,
            @JsonProperty("created_at") @Nullable String createdAt,
            @JsonProperty("pull_requests") @Nullable List<PullMention> pulls) {
        CheckSuite {
            new CommitSha(Field.required(headSha, "head_sha"));
            Field.time(createdAt, "created_at");
        }
    }
}
