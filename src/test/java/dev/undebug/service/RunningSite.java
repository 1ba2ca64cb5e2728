package dev.undebug.service;

import dev.undebug.flask.Exposure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A site started by a command, queried as a stranger would, and stopped. */
final class RunningSite implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final Path log;
    private final int port;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    private RunningSite(Process process, Path log, int port) {
        this.process = process;
        this.log = log;
        this.port = port;
    }

    /** Starts a command in a folder, with {@code PORT} set to a free port of this machine, and waits until it listens. */
    static RunningSite start(Path folder, String command) throws IOException, InterruptedException {
        int port = freePort();
        Path log = folder.resolve("site.log");
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", command).directory(folder.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("FLASK_") || name.startsWith("WERKZEUG_"));
        builder.environment().put("PORT", String.valueOf(port));
        builder.environment().put("PATH", "/usr/bin:/bin");
        Process process =
                builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        RunningSite site = new RunningSite(process, log, port);
        site.awaitListening();
        return site;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void awaitListening() throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!listens()) {
            if (System.nanoTime() > end || process.waitFor(50, TimeUnit.MILLISECONDS)) {
                close();
                throw new IOException("it does not listen:\n" + Files.readString(log));
            }
        }
    }

    private boolean listens() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    /** Returns the exposure of the site to strangers. */
    Exposure exposure() throws IOException, InterruptedException {
        HttpResponse<String> console = get("/console");
        if (console.statusCode() == 200 && console.body().contains("Interactive Console")) {
            return Exposure.CONSOLE;
        }
        if (errorPage().contains("raise RuntimeError")) {
            return Exposure.TRACEBACK;
        }
        HttpResponse<String> resource = get("/?__debugger__=yes&cmd=resource&f=console.png");
        boolean debugger = resource.statusCode() == 200
                && resource.headers().firstValue("content-type").orElse("").equals("image/png");
        boolean flag = get("/flag").body().equals("True");
        return debugger || flag ? Exposure.FLAG : Exposure.NONE;
    }

    /** uWSGI closes the connection without an answer if an exception reaches it. */
    private String errorPage() throws IOException, InterruptedException {
        try {
            return get("/boom").body();
        } catch (IOException hungUp) {
            if (process.isAlive()) {
                return "";
            }
            throw hungUp;
        }
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(PATIENCE)
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.ISO_8859_1));
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
