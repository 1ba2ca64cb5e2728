package dev.undebug.webhook.event;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** A new status of a deployment. */
record DeploymentStatusEvent(
        @JsonProperty("deployment_status") Status status,
        Repository repository,
        @Nullable Installation installation) implements Event {
    DeploymentStatusEvent {
        Field.required(status, "deployment_status");
        Field.required(repository, "repository");
    }

    /** The status of a deployment. */
    record Status(
            String state,
            @JsonProperty("environment_url") @Nullable String environmentUrl) {
        Status {
            Field.required(state, "state");
        }
    }
}
