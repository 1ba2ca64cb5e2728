package dev.undebug.webhook.event;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.undebug.pull.RepositoryName;
import dev.undebug.pull.RepositoryRef;

/** A repository as the events about installations mention it. */
record RepositoryMention(@JsonProperty("full_name") String fullName) {
    RepositoryMention {
        RepositoryName.parse(Field.required(fullName, "full_name"));
    }

    RepositoryRef in(Installation installation) {
        return new RepositoryRef(installation.id(), RepositoryName.parse(fullName));
    }
}
