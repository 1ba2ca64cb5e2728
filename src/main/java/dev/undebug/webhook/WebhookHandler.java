package dev.undebug.webhook;

import dev.undebug.source.Unavailable;
import dev.undebug.webhook.Body.Fate;
import dev.undebug.webhook.event.EventType;
import dev.undebug.webhook.event.Malformed;
import dev.undebug.webhook.event.Payloads;
import dev.undebug.webhook.event.WantedWork;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Receives GitHub's deliveries, after {@link Bodies} has read them. A delivery answered with 202 is stored. */
public final class WebhookHandler implements Handler {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookHandler.class);
    private static final Pattern DELIVERY = Pattern.compile("[A-Za-z0-9-]{1,100}");
    private static final Pattern EVENT = Pattern.compile("[a-z_]{1,100}");

    private final Signatures signatures;
    private final Deliveries deliveries;
    private final MeterRegistry meters;

    public WebhookHandler(Signatures signatures, Deliveries deliveries, MeterRegistry meters) {
        this.signatures = signatures;
        this.deliveries = deliveries;
        this.meters = meters;
    }

    @Override
    public void handle(Context context) {
        Reply reply = answer(context);
        meters.counter("undebug.webhook", "status", Integer.toString(reply.status()))
                .increment();
        if (reply.status() >= 300) {
            LOG.info("answered a delivery with {}: {}", reply.status(), reply.text());
        }
        context.status(reply.status()).result(reply.text() + "\n");
    }

    private Reply answer(Context context) {
        Body body = Bodies.of(context.req());
        if (!body.isWhole()) {
            return closing(context, refusal(body.fate()));
        }
        if (!signatures.match(context.header("X-Hub-Signature-256"), body.bytes())) {
            return closing(
                    context, new Reply(401, "X-Hub-Signature-256 does not match the body and the webhook secret"));
        }
        return accept(context.header("X-GitHub-Delivery"), context.header("X-GitHub-Event"), body.bytes());
    }

    private static Reply refusal(Fate fate) {
        return switch (fate) {
            case TOO_LARGE -> new Reply(413, "larger than 25 MB");
            case TOO_SLOW -> new Reply(408, "the body did not arrive within 10 seconds");
            case CROWDED_OUT -> new Reply(503, "too many unfinished deliveries at once; redeliver this later");
            case TRUNCATED -> new Reply(400, "the body is truncated");
            case NOT_READ, WHOLE -> new Reply(405, "deliveries come with POST");
        };
    }

    /**
     * Ends the connection after the answer. The rest of the body is not read; and a sender that has no secret gets no second
     * request on this connection, so it cannot block a thread by not reading the answers.
     */
    private static Reply closing(Context context, Reply reply) {
        context.header("Connection", "close");
        return reply;
    }

    private Reply accept(@Nullable String delivery, @Nullable String event, byte[] body) {
        if (delivery == null || !DELIVERY.matcher(delivery).matches()) {
            return new Reply(400, "X-GitHub-Delivery is missing or not an id");
        }
        if (event == null || !EVENT.matcher(event).matches()) {
            return new Reply(400, "X-GitHub-Event is missing or not an event name");
        }
        try {
            List<WantedWork> work = Payloads.work(event, body);
            if (event.equals(EventType.PING.id())) {
                return new Reply(200, "pong");
            }
            deliveries.store(delivery, event, work);
            return new Reply(202, "stored");
        } catch (Malformed e) {
            return new Reply(400, "the payload is not valid for the event " + event + ": " + e.getMessage());
        } catch (Unavailable e) {
            LOG.warn("delivery {} could not be stored", delivery, e);
            return new Reply(503, "cannot store deliveries right now");
        } catch (RuntimeException e) {
            // GitHub keeps failed deliveries for three days and can deliver them again.
            LOG.error("internal error while reading delivery {} ({})", delivery, event, e);
            return new Reply(503, "internal error; redeliver this later");
        }
    }

    private record Reply(int status, String text) {}
}
