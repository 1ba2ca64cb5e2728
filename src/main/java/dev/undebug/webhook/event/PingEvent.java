package dev.undebug.webhook.event;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** GitHub's test of the webhook address. */
record PingEvent(
        @Nullable String zen, @JsonProperty("hook_id") long hookId) implements Event {}
