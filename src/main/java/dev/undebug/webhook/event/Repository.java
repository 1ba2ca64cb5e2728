package dev.undebug.webhook.event;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.undebug.pull.RepositoryName;

/** A repository. */
record Repository(long id, @JsonProperty("full_name") String fullName) {
    Repository {
        Field.positive(id, "id");
        RepositoryName.parse(Field.required(fullName, "full_name"));
    }

    RepositoryName name() {
        return RepositoryName.parse(fullName);
    }
}
