package dev.undebug.webhook.event;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.undebug.pull.CommitSha;
import dev.undebug.pull.ExternalId;
import dev.undebug.pull.PullRef;
import dev.undebug.pull.PullRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something happened to a check run of this app, such as a click on "Re-run". */
record CheckRunEvent(
        String action,
        @JsonProperty("check_run") CheckRun checkRun,
        Repository repository,
        @Nullable Installation installation)
        implements Event {

    CheckRunEvent {
        Field.required(action, "action");
        Field.required(checkRun, "check_run");
        Field.required(repository, "repository");
    }

    @Override
    public List<WantedReview> reviews() {
        if (installation == null || !action.equals("rerequested")) {
            return List.of();
        }
        List<PullRequest> mentioned = Rerun.mentioned(checkRun.pulls(), repository, installation);
        return Rerun.of(mentioned.isEmpty() ? named(installation) : mentioned, checkRun.startedAt());
    }

    /** Of a fork's pull request GitHub mentions nothing, but our own id of the run does. */
    private List<PullRequest> named(Installation owner) {
        return ExternalId.parse(checkRun.externalId())
                .map(id -> new PullRequest(
                        new PullRef(owner.id(), repository.name(), id.number()),
                        new CommitSha(checkRun.headSha()),
                        id.base(),
                        true))
                .stream()
                .toList();
    }

    /** A check run. */
    record CheckRun(
            @JsonProperty("head_sha") String headSha,
            @JsonProperty("external_id") @Nullable String externalId,
            @JsonProperty("started_at") @Nullable String startedAt,
            @JsonProperty("pull_requests") @Nullable List<PullMention> pulls) {
        CheckRun {
            new CommitSha(Field.required(headSha, "head_sha"));
            Field.time(startedAt, "started_at");
        }
    }
}
