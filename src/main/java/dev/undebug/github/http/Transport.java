package dev.undebug.github.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One exchange over HTTP: limited in time and size, without redirects. */
public final class Transport {
    /**
     * GitHub's longest regular answer is a tree's listing of 7 MB; the longest that we request is a blob of 10 MiB in
     * base64.
     */
    public static final int MAX_BODY = 24 * 1024 * 1024;

    /** The time limit of an exchange. */
    public static final Duration TIMEOUT = Duration.ofSeconds(15);

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final String API_VERSION = "2022-11-28";

    private final HttpClient client;
    private final Duration timeout;

    /**
     * @param timeout for the whole exchange, body included; GitHub itself gives up after ten seconds
     */
    public Transport(Duration timeout) {
        this.timeout = timeout;
        this.client = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    public Answer send(Call call, String authorization) throws IOException {
        CompletableFuture<HttpResponse<byte[]>> exchange =
                client.sendAsync(request(call, authorization), info -> new BoundedBody(MAX_BODY));
        try {
            HttpResponse<byte[]> response = exchange.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (TimeoutException e) {
            // HttpRequest's own timeout ends with the headers; a body may trickle forever.
            exchange.cancel(true);
            throw new HttpTimeoutException("no complete answer within " + timeout.toSeconds() + " s");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
        } catch (InterruptedException e) {
            exchange.cancel(true);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }

    private static HttpRequest request(Call call, String authorization) {
        HttpRequest.Builder request = HttpRequest.newBuilder(call.uri())
                .header("Authorization", authorization)
                .header("Accept", call.accept())
                .header("User-Agent", "undebug")
                .header("X-GitHub-Api-Version", API_VERSION);
        if ("http".equals(call.uri().getScheme())) {
            // Without TLS the client would request an upgrade to HTTP/2 with every connection.
            request.version(HttpClient.Version.HTTP_1_1);
        }
        call.body().ifPresent(body -> request.header("Content-Type", "application/json"));
        return request.method(
                        call.method(),
                        call.body()
                                .map(body -> BodyPublishers.ofString(body, StandardCharsets.UTF_8))
                                .orElseGet(BodyPublishers::noBody))
                .build();
    }
}
