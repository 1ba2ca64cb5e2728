package dev.undebug.webhook.event;

/** An unsupported event. */
record OtherEvent() implements Event {}
