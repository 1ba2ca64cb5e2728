package dev.undebug.testing;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** The JDK's HTTP server on a free port of this machine. */
public final class LocalHttpServer {
    static {
        // Otherwise each answer waits 40 ms for the acknowledgement of its headers. The first server of the process
        // reads this property.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private LocalHttpServer() {}

    /** Creates a server that is not started. */
    public static HttpServer create() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
