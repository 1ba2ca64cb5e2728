package dev.undebug.app;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Bounds the connections, so that those that send or read slowly do not keep out others. Where there are too many, the one that has
 * waited longest is closed: an honest client needs some milliseconds.
 */
final class OpenConnections extends Handler.Wrapper implements Connection.Listener {
    private final int mostWaiting;
    private final int mostAnswered;

    /** Those with no request, or a part of one, the oldest first. */
    private final Set<Connection> waiting = new LinkedHashSet<>();

    /** Requests that are being answered, the oldest first. Each may hold a thread until its answer is read. */
    private final Map<Request, Connection> answered = new LinkedHashMap<>();

    /**
     * Bounds the connections of a server.
     *
     * @param mostWaiting those that hold no thread, but memory
     * @param mostAnswered fewer than the server has threads
     */
    OpenConnections(int mostWaiting, int mostAnswered) {
        this.mostWaiting = mostWaiting;
        this.mostAnswered = mostAnswered;
    }

    @Override
    public void onOpened(Connection connection) {
        close(enter(connection));
    }

    private synchronized @Nullable Connection enter(Connection connection) {
        waiting.add(connection);
        return waiting.size() > mostWaiting ? removeOldest(waiting.iterator()) : null;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Connection connection = request.getConnectionMetaData().getConnection();
        Request.addCompletionListener(request, failure -> end(request));
        close(begin(request, connection));
        return super.handle(request, response, callback);
    }

    private synchronized @Nullable Connection begin(Request request, Connection connection) {
        waiting.remove(connection);
        answered.put(request, connection);
        return answered.size() > mostAnswered ? removeOldest(answered.values().iterator()) : null;
    }

    /** Lets a connection wait for its next request, unless it was closed. */
    private synchronized void end(Request request) {
        Connection connection = answered.remove(request);
        if (connection != null) {
            waiting.add(connection);
        }
    }

    @Override
    public synchronized void onClosed(Connection connection) {
        waiting.remove(connection);
        answered.values().remove(connection);
    }

    private static Connection removeOldest(Iterator<Connection> oldest) {
        Connection connection = oldest.next();
        oldest.remove();
        return connection;
    }

    /** Fails what the connection waits for, also a thread that writes to it. */
    private static void close(@Nullable Connection connection) {
        if (connection != null) {
            connection.close();
        }
    }
}
