package dev.undebug.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Delivers webhooks to a server as GitHub does, and requests its pages. */
public final class Hook {
    public static final String SECRET = "It's a secret to everybody";

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI server;

    /** Talks to a server on this machine. */
    public Hook(int port) {
        this.server = URI.create("http://127.0.0.1:" + port);
    }

    /** Returns GitHub's example payload {@code EVENT.ACTION}. */
    public static byte[] example(String name) {
        try (InputStream in = Hook.class.getResourceAsStream("/github/webhooks/" + name + ".json")) {
            if (in == null) {
                throw new IllegalArgumentException("no example " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the signature header. */
    public static String signature(String secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns a delivery without a signature. */
    public HttpRequest.Builder unsigned(String event, byte[] body) {
        return HttpRequest.newBuilder(server.resolve("/api/github/webhooks"))
                .header("Content-Type", "application/json")
                .header("X-GitHub-Event", event)
                .header("X-GitHub-Delivery", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofByteArray(body));
    }

    /** Sends a signed delivery. */
    public HttpResponse<String> deliver(String event, byte[] body) {
        return send(unsigned(event, body).header("X-Hub-Signature-256", signature(SECRET, body)));
    }

    /** Sends a signed delivery with an id. */
    public HttpResponse<String> deliver(String event, String id, byte[] body) {
        return send(unsigned(event, body)
                .setHeader("X-GitHub-Delivery", id)
                .header("X-Hub-Signature-256", signature(SECRET, body)));
    }

    /** Requests a page. */
    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(server.resolve(path)));
    }

    /** Sends a request and waits for the answer. */
    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
