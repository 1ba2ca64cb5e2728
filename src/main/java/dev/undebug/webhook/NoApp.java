package dev.undebug.webhook;

import io.javalin.http.Context;
import io.javalin.http.Handler;

/** Answers deliveries while no app is configured, so that GitHub's log of deliveries shows the reason. */
public final class NoApp implements Handler {
    @Override
    public void handle(Context context) {
        context.header("Connection", "close");
        context.status(404).result("no app is set up here; see the home page of this server\n");
    }
}
