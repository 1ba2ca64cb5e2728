package dev.undebug.webhook.event;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.undebug.pull.CheckWork;
import dev.undebug.pull.CommitSha;
import dev.undebug.pull.MergeGroup;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An event of a merge group in the merge queue. */
record MergeGroupEvent(
        String action,
        @JsonProperty("merge_group") Group group,
        Repository repository,
        @Nullable Installation installation)
        implements Event {

    MergeGroupEvent {
        Field.required(action, "action");
        Field.required(group, "merge_group");
        Field.required(repository, "repository");
    }

    @Override
    public List<WantedWork> work() {
        if (installation == null || !action.equals("checks_requested")) {
            return List.of();
        }
        MergeGroup subject = new MergeGroup(
                repository.in(installation), new CommitSha(group.headSha()), new CommitSha(group.baseSha()));
        // No other event ever concerns this commit.
        return List.of(new WantedWork(new CheckWork(subject, false), Instant.EPOCH));
    }

    /** A merge group. */
    record Group(
            @JsonProperty("head_sha") String headSha,
            @JsonProperty("base_sha") String baseSha) {
        Group {
            new CommitSha(Field.required(headSha, "head_sha"));
            new CommitSha(Field.required(baseSha, "base_sha"));
        }
    }
}
