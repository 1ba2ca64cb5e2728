package dev.undebug.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.undebug.github.http.Json;
import dev.undebug.testing.LocalHttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A server with scripted answers and faults, which records its requests. */
public final class ScriptedGitHub implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Deque<Function<Request, Reply>>> scripts = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Request> requests = new ConcurrentLinkedQueue<>();

    public record Request(String method, String path, String query, String body, Map<String, List<String>> headers) {
        public JsonNode json() {
            try {
                return Json.MAPPER.readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        public String header(String name) {
            return headers.getOrDefault(name, List.of("")).get(0);
        }

        String line() {
            return method + " " + path;
        }
    }

    /**
     * An answer.
     *
     * @param status 0 to cut the connection instead, -1 to start an answer that never ends
     */
    public record Reply(int status, String body, Map<String, String> headers) {
        public static final Reply CUT = new Reply(0, "", Map.of());
        public static final Reply ENDLESS = new Reply(-1, "", Map.of());

        public static Reply ok(String body) {
            return new Reply(200, body, Map.of());
        }

        public static Reply status(int status) {
            return new Reply(status, "{\"message\":\"as scripted\"}", Map.of());
        }

        public static Reply status(int status, String message) {
            return new Reply(status, Json.write(Json.object().put("message", message)), Map.of());
        }

        public Reply with(String header, String value) {
            Map<String, String> more = new HashMap<>(headers);
            more.put(header, value);
            return new Reply(status, body, more);
        }
    }

    public ScriptedGitHub() {
        server = LocalHttpServer.create();
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    public String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** Answers these requests in this order; the last answer repeats. */
    public ScriptedGitHub on(String line, Reply... replies) {
        Deque<Function<Request, Reply>> script = new ArrayDeque<>();
        for (Reply reply : replies) {
            script.add(request -> reply);
        }
        scripts.put(line, script);
        return this;
    }

    public ScriptedGitHub on(String line, Function<Request, Reply> answer) {
        scripts.put(line, new ArrayDeque<>(List.of(answer)));
        return this;
    }

    /** Inserts an answer before the scripted ones. */
    public void first(String line, Reply reply) {
        Objects.requireNonNull(scripts.get(line)).addFirst(request -> reply);
    }

    private void handle(HttpExchange exchange) throws IOException {
        Request request = new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getRawPath(),
                String.valueOf(exchange.getRequestURI().getRawQuery()),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
                Map.copyOf(exchange.getRequestHeaders()));
        requests.add(request);
        try (exchange) {
            send(exchange, answer(request));
        }
    }

    private Reply answer(Request request) {
        Deque<Function<Request, Reply>> script = scripts.get(request.line());
        if (script == null) {
            return Reply.status(404, "nothing is scripted for " + request.line());
        }
        synchronized (script) {
            return (script.size() > 1 ? script.removeFirst() : script.getFirst()).apply(request);
        }
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        if (reply.status() == 0) {
            throw new IOException("cut on purpose");
        }
        reply.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        if (reply.status() < 0) {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            awaitEnd();
            return;
        }
        exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private static void awaitEnd() {
        try {
            Thread.currentThread().join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns the requests, except those for tokens. */
    public List<Request> requests() {
        return requests.stream()
                .filter(request -> !request.path().startsWith("/app"))
                .toList();
    }

    List<String> lines() {
        return new ArrayList<>(requests().stream().map(Request::line).toList());
    }

    public List<Request> all(String line) {
        return requests.stream().filter(request -> request.line().equals(line)).toList();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
