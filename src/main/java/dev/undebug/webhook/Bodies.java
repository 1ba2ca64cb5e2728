package dev.undebug.webhook;

import dev.undebug.webhook.Body.Fate;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Reads the bodies of requests up to GitHub's limit, and passes the requests on afterwards. Anybody can send bodies, and a wrong
 * signature shows only after the whole body: so no thread waits for one, and all of them share a {@link Room}.
 */
public final class Bodies extends Handler.Wrapper {
    /** GitHub's limit for deliveries. */
    static final int LARGEST = 25 * 1024 * 1024;

    /** Each holds a unit, a connection and its request. */
    private static final int MOST = 500;

    /** The memory of two of the largest bodies. */
    private static final int MOST_BYTES = 64 * 1024 * 1024;

    /** GitHub gives up by then. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final String ATTRIBUTE = Bodies.class.getName();

    private final Room room;
    private final Duration patience;

    public Bodies() {
        this(new Room(MOST, MOST_BYTES), PATIENCE);
    }

    Bodies(Room room, Duration patience) {
        this.room = room;
        this.patience = patience;
    }

    /** Returns the body of a request that was passed on. */
    static Body of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof Body body ? body : Body.lost(Fate.NOT_READ);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (!HttpMethod.POST.is(request.getMethod())) {
            return super.handle(request, response, callback);
        }
        if (request.getLength() > LARGEST) {
            pass(Body.lost(Fate.TOO_LARGE), request, response, callback);
        } else {
            new Arrival(request, room, patience, body -> pass(body, request, response, callback)).proceed();
        }
        return true;
    }

    private void pass(Body body, Request request, Response response, Callback callback) {
        request.setAttribute(ATTRIBUTE, body);
        try {
            if (!super.handle(request, response, callback)) {
                Response.writeError(request, response, callback, 404);
            }
        } catch (Exception e) {
            Response.writeError(request, response, callback, e);
        }
    }
}
