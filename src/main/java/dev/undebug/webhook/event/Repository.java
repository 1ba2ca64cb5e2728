package dev.undebug.webhook.event;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.undebug.pull.RepositoryName;
import dev.undebug.pull.RepositoryRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A repository. */
record Repository(
        long id,
        @JsonProperty("full_name") String fullName,
        @JsonProperty("default_branch") @Nullable String defaultBranch,
        @JsonProperty("pushed_at") @Nullable JsonNode pushedAt) {
    Repository {
        Field.positive(id, "id");
        RepositoryName.parse(Field.required(fullName, "full_name"));
    }

    /** Returns the time of the last push, if the event has it in seconds: only a push event does. */
    Instant pushed() {
        return pushedAt != null && pushedAt.isIntegralNumber() && pushedAt.canConvertToInt()
                ? Instant.ofEpochSecond(pushedAt.asInt())
                : Instant.EPOCH;
    }

    RepositoryRef in(Installation installation) {
        return new RepositoryRef(installation.id(), RepositoryName.parse(fullName));
    }
}
