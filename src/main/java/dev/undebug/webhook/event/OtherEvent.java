package dev.undebug.webhook.event;

/** An event that is not understood. */
record OtherEvent() implements Event {}
