package dev.undebug.webhook.event;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.undebug.pull.CommitSha;
import org.jspecify.annotations.Nullable;

/** Something happened to a group of the merge queue. */
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

    /** What would be merged. */
    record Group(
            @JsonProperty("head_sha") String headSha,
            @JsonProperty("base_sha") String baseSha) {
        Group {
            new CommitSha(Field.required(headSha, "head_sha"));
            new CommitSha(Field.required(baseSha, "base_sha"));
        }
    }
}
