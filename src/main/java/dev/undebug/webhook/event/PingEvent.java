package dev.undebug.webhook.event;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** GitHub tries whether the address works. */
record PingEvent(
        @Nullable String zen, @JsonProperty("hook_id") long hookId) implements Event {}
