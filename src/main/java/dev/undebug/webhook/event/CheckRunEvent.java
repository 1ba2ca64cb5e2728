package dev.undebug.webhook.event;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.undebug.pull.CommitSha;
import dev.undebug.pull.ExternalId;
import dev.undebug.pull.PullRequest;
import dev.undebug.pull.Subject;
import java.util.List;
import java.util.Optional;
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
    public List<WantedWork> work() {
        if (installation == null || !action.equals("rerequested")) {
            return List.of();
        }
        return Rerun.of(subjects(installation), checkRun.startedAt());
    }

    /** What GitHub mentions is newer than our own id of the run; but of a fork's pull request it mentions nothing. */
    private List<? extends Subject> subjects(Installation owner) {
        List<PullRequest> mentioned = Rerun.mentioned(checkRun.pulls(), repository, owner);
        Optional<Subject> named = Optional.ofNullable(checkRun.externalId())
                .flatMap(id -> ExternalId.parse(id, repository.in(owner), new CommitSha(checkRun.headSha())));
        return mentioned.isEmpty()
                        || named.filter(subject -> !(subject instanceof PullRequest))
                                .isPresent()
                ? named.stream().toList()
                : mentioned;
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
