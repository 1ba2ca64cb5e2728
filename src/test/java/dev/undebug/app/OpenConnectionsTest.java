package dev.undebug.app;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OpenConnectionsTest {
    /** More than fits into the buffers of a connection, so that a thread has to wait for the reader. */
    private static final int LARGE = 16 * 1024 * 1024;

    private static final String SMALL_REQUEST = "GET /small HTTP/1.1\r\nHost: x\r\n\r\n";
    private static final String LARGE_REQUEST = "GET /large HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

    private final List<Socket> sockets = new ArrayList<>();
    private final Semaphore writing = new Semaphore(0);
    private final List<String> closed = new ArrayList<>();
    private @Nullable Javalin server;

    private void start(OpenConnections connections) {
        server = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.jetty.modifyServer(jetty -> jetty.setHandler(connections));
                    config.jetty.addConnector((jetty, http) -> {
                        ServerConnector connector = new ServerConnector(jetty, new HttpConnectionFactory(http));
                        connector.setHost("127.0.0.1");
                        connector.addBean(connections);
                        return connector;
                    });
                    config.routes.get("/small", context -> context.result("small"));
                    config.routes.get("/large", context -> {
                        writing.release();
                        context.res().getOutputStream().write(new byte[LARGE]);
                    });
                })
                .start();
    }

    @AfterEach
    void stop() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        if (server != null) {
            server.stop();
        }
    }

    private Socket connect(String text) throws IOException {
        Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), Objects.requireNonNull(server).port());
        sockets.add(socket);
        socket.getOutputStream().write(text.getBytes(US_ASCII));
        return socket;
    }

    /** Returns how much arrives until the server ends the connection. */
    private static int length(Socket socket) throws IOException {
        byte[] buffer = new byte[8192];
        int length = 0;
        try {
            for (int read = socket.getInputStream().read(buffer);
                    read >= 0;
                    read = socket.getInputStream().read(buffer)) {
                length += read;
            }
        } catch (SocketException reset) {
            return length;
        }
        return length;
    }

    private static void isAnswered(Socket socket) throws IOException {
        assertThat(new String(socket.getInputStream().readNBytes(15), US_ASCII)).isEqualTo("HTTP/1.1 200 OK");
    }

    @Test
    void theOneThatWaitsLongestMakesRoom() {
        OpenConnections connections = new OpenConnections(2, 2);
        Connection second = connection("b");
        connections.onOpened(connection("a"));
        connections.onOpened(second);
        connections.onOpened(connection("c"));
        assertThat(closed).containsExactly("a");

        connections.onClosed(second);
        connections.onOpened(connection("d"));
        assertThat(closed).containsExactly("a");

        connections.onOpened(connection("e"));
        assertThat(closed).containsExactly("a", "c");
    }

    private Connection connection(String name) {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "hashCode" -> name.hashCode();
                    case "equals" -> proxy == arguments[0];
                    case "toString" -> name;
                    default -> close(name);
                });
    }

    private @Nullable Object close(String name) {
        closed.add(name);
        return null;
    }

    @Test
    void theAnswerThatIsNotReadForLongestMakesRoom() throws Exception {
        start(new OpenConnections(10, 2));
        Socket first = connect(LARGE_REQUEST);
        writing.acquire();
        Socket second = connect(LARGE_REQUEST);
        writing.acquire();
        Socket third = connect(SMALL_REQUEST);

        isAnswered(third);
        assertThat(length(first)).isLessThan(LARGE);
        assertThat(length(second)).isGreaterThan(LARGE);
    }
}
