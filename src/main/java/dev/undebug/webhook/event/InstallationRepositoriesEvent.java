package dev.undebug.webhook.event;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** Repositories were added to or removed from an installation. */
record InstallationRepositoriesEvent(
        String action,
        Installation installation,
        @JsonProperty("repositories_added") List<RepositoryMention> added) implements Event {
    InstallationRepositoriesEvent {
        Field.required(action, "action");
        Field.required(installation, "installation");
        added = List.copyOf(Field.required(added, "repositories_added"));
    }

    @Override
    public List<WantedWork> work() {
        return action.equals("added") ? Welcome.of(installation, added) : List.of();
    }
}
