package dev.undebug.webhook.event;

/** An installation of the app. */
record Installation(long id) {
    Installation {
        Field.positive(id, "id");
    }
}
