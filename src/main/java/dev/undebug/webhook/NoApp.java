package dev.undebug.webhook;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;

/** Answers deliveries while no app is configured, so that GitHub's log of deliveries shows the reason. */
public final class NoApp implements Handler {
    private final Bodies bodies = Bodies.ofDeliveries();

    /** Reads the body first: a sender that is answered earlier may see a broken connection instead of the answer. */
    @Override
    public void handle(Context context) {
        try {
            bodies.read(context.req().getInputStream(), context.req().getContentLengthLong());
        } catch (Bodies.TooLarge | Bodies.TooSlow | Bodies.Busy | IOException e) {
            context.header("Connection", "close");
        }
        context.status(404).result("no app is set up here; see the home page of this server\n");
    }
}
