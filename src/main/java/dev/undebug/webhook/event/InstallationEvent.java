package dev.undebug.webhook.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The app was installed, or an installation changed. */
record InstallationEvent(
        String action, Installation installation, @Nullable List<RepositoryMention> repositories) implements Event {
    InstallationEvent {
        Field.required(action, "action");
        Field.required(installation, "installation");
    }

    @Override
    public List<WantedWork> work() {
        return action.equals("created") && repositories != null ? Welcome.of(installation, repositories) : List.of();
    }
}
