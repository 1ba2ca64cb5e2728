package dev.undebug.webhook.event;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.undebug.pull.CheckWork;
import dev.undebug.pull.CommitSha;
import dev.undebug.pull.FormerHeadWork;
import dev.undebug.pull.PullRef;
import dev.undebug.pull.PullRequest;
import dev.undebug.pull.PullRequest.Trait;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An event of a pull request.
 *
 * @param before the previous head, if it changed
 */
record PullRequestEvent(
        String action,
        @JsonProperty("pull_request") Pull pull,
        Repository repository,
        @Nullable Installation installation,
        @Nullable Changes changes,
        @Nullable String before)
        implements Event {

    PullRequestEvent {
        Field.required(action, "action");
        Field.required(pull, "pull_request");
        Field.required(repository, "repository");
        if (before != null) {
            new CommitSha(before);
        }
    }

    @Override
    public List<WantedWork> work() {
        if (installation == null) {
            return List.of();
        }
        if (action.equals("closed")) {
            return List.of(without(installation, pull.head().commit()));
        }
        if (!pull.open() || !changesWhatIsReviewed()) {
            return List.of();
        }
        PullRef ref = new PullRef(repository.in(installation), pull.number());
        PullRequest request = new PullRequest(
                ref,
                pull.head().commit(),
                pull.base().commit(),
                true,
                traits(),
                pull.base().name());
        WantedWork check = new WantedWork(new CheckWork(request, false), pull.updated());
        return before == null ? List.of(check) : List.of(check, without(installation, new CommitSha(before)));
    }

    private Set<Trait> traits() {
        Set<Trait> traits = pull.traits(repository);
        if (action.equals("edited")) {
            traits.add(Trait.RETARGETED);
        }
        return traits;
    }

    private WantedWork without(Installation by, CommitSha head) {
        return new WantedWork(new FormerHeadWork(repository.in(by), head), pull.updated());
    }

    private boolean changesWhatIsReviewed() {
        return switch (action) {
            case "opened", "synchronize", "reopened", "ready_for_review" -> true;
            case "edited" -> changes != null && changes.base() != null;
            default -> false;
        };
    }

    /** A pull request in its state after the event. */
    record Pull(
            int number,
            String state,
            Branch head,
            Branch base,
            boolean draft,
            @JsonProperty("review_comments") @Nullable Integer reviewComments,
            @JsonProperty("updated_at") @Nullable String updatedAt) {
        Pull {
            Field.positive(number, "number");
            Field.required(state, "state");
            Field.required(head, "head");
            Field.required(base, "base");
            Field.time(updatedAt, "updated_at");
        }

        boolean open() {
            return state.equals("open");
        }

        Set<Trait> traits(Repository repository) {
            Set<Trait> traits = EnumSet.noneOf(Trait.class);
            if (draft) {
                traits.add(Trait.DRAFT);
            }
            if (head.isIn(repository)) {
                traits.add(Trait.OWN_HEAD);
            }
            if (base.ref() != null && base.ref().equals(repository.defaultBranch())) {
                traits.add(Trait.TO_DEFAULT_BRANCH);
            }
            if (reviewComments != null && reviewComments == 0) {
                traits.add(Trait.UNCOMMENTED);
            }
            return traits;
        }

        Instant updated() {
            return Field.time(updatedAt, "updated_at");
        }
    }

    /**
     * The changes of an edit.
     *
     * @param base the old base, if it changed
     */
    record Changes(@Nullable JsonNode base) {}
}
