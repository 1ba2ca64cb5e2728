package dev.undebug.webhook.event;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.undebug.pull.CheckDraft.Button;
import dev.undebug.pull.CommitSha;
import dev.undebug.pull.ExternalId;
import dev.undebug.pull.FixWork;
import dev.undebug.pull.Person;
import dev.undebug.pull.PullRequest;
import dev.undebug.pull.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An event of a check run of this app, such as a click on "Re-run". */
record CheckRunEvent(
        String action,
        @JsonProperty("check_run") CheckRun checkRun,
        @JsonProperty("requested_action") @Nullable Requested requested,
        @Nullable Sender sender,
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
        if (installation == null) {
            return List.of();
        }
        return switch (action) {
            case "rerequested" -> reruns(installation);
            case "requested_action" -> fixes(installation);
            default -> List.of();
        };
    }

    /** The check run with the button belongs to one pull request; others may have the same head. */
    private List<WantedWork> fixes(Installation owner) {
        Optional<PullRequest> pull =
                named(owner).filter(PullRequest.class::isInstance).map(PullRequest.class::cast);
        if (requested == null || sender == null || !Button.FIX_ALL.identifier().equals(requested.identifier())) {
            return List.of();
        }
        Person person = new Person(sender.id(), sender.login());
        return pull.map(subject -> new WantedWork(new FixWork(subject, person), Instant.EPOCH)).stream()
                .toList();
    }

    private Optional<Subject> named(Installation owner) {
        return Optional.ofNullable(checkRun.externalId())
                .flatMap(id -> ExternalId.parse(id, repository.in(owner), new CommitSha(checkRun.headSha())));
    }

    /**
     * The pull requests that GitHub mentions are more current than the id in the check run. But GitHub mentions none
     * for a fork, whose pull request may have another base now.
     */
    private List<WantedWork> reruns(Installation owner) {
        Optional<Subject> named = named(owner);
        boolean pull =
                named.filter(subject -> !(subject instanceof PullRequest)).isEmpty();
        List<PullRequest> mentioned = pull ? Rerun.mentioned(checkRun.pulls(), repository, owner) : List.of();
        return mentioned.isEmpty()
                ? named.map(subject -> Rerun.of(subject, checkRun.startedAt())).stream()
                        .toList()
                : Rerun.of(mentioned, checkRun.startedAt());
    }

    /** The pressed button. */
    record Requested(@Nullable String identifier) {}

    /** The user who pressed it. */
    record Sender(long id, String login) {
        Sender {
            Field.required(login, "login");
        }
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
