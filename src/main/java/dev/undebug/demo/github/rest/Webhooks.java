package dev.undebug.demo.github.rest;

import dev.undebug.demo.github.Forge;
import dev.undebug.demo.github.ForgeEvent;
import dev.undebug.demo.github.Hook;
import dev.undebug.demo.github.HookDelivery;
import dev.undebug.demo.github.rest.json.PayloadJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Delivers signed webhooks, one after the other, once: like GitHub it does not retry by itself. */
final class Webhooks implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final Forge forge;
    private final PayloadJson payloads;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LONGEST)
            .build();
    private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "github-webhooks");
        thread.setDaemon(true);
        return thread;
    });

    Webhooks(Forge forge, PayloadJson payloads) {
        this.forge = forge;
        this.payloads = payloads;
    }

    /** Delivers an event if the app has a hook and receives such events. */
    void deliver(ForgeEvent event) {
        Optional<Hook> hook = forge.hook();
        if (hook.isEmpty() || !payloads.wanted(event)) {
            return;
        }
        String payload = payloads.of(event);
        String guid = UUID.randomUUID().toString();
        HookDelivery.Request request = new HookDelivery.Request(
                payloads.name(event),
                event.action(),
                payloads.installation(event),
                payloads.repository(event),
                headers(payloads.name(event), guid, hook.get(), payload),
                payload);
        worker.execute(() -> attempt(guid, false, hook.get(), request));
    }

    /** Redelivers with the same id and the same payload, signed again. */
    void redeliver(HookDelivery delivery) {
        Hook hook = forge.hook().orElseThrow(Stop::notFound);
        HookDelivery.Request old = delivery.request();
        HookDelivery.Request request = new HookDelivery.Request(
                old.event(),
                old.action(),
                old.installation(),
                old.repository(),
                headers(old.event(), delivery.guid(), hook, old.payload()),
                old.payload());
        worker.execute(() -> attempt(delivery.guid(), true, hook, request));
    }

    private Map<String, String> headers(String event, String guid, Hook hook, String payload) {
        Map<String, String> headers = new TreeMap<>();
        headers.put("Accept", "*/*");
        headers.put("Content-Type", "application/json");
        headers.put("User-Agent", "GitHub-Hookshot/" + Integer.toHexString(hook.hashCode()));
        headers.put("X-GitHub-Delivery", guid);
        headers.put("X-GitHub-Event", event);
        headers.put("X-GitHub-Hook-ID", "" + PayloadJson.HOOK);
        headers.put(
                "X-GitHub-Hook-Installation-Target-ID",
                "" + forge.app().orElseThrow().id());
        headers.put("X-GitHub-Hook-Installation-Target-Type", "integration");
        headers.put("X-Hub-Signature-256", "sha256=" + Hmac.sha256(hook.secret(), payload));
        return headers;
    }

    private void attempt(String guid, boolean again, Hook hook, HookDelivery.Request request) {
        Instant start = forge.clock().instant();
        long ticks = System.nanoTime();
        HookDelivery.Answer answer = post(hook, request);
        Duration took = Duration.ofNanos(System.nanoTime() - ticks);
        forge.deliveries().add(new HookDelivery(forge.nextLongId(), guid, again, start, took, request, answer));
    }

    private HookDelivery.Answer post(Hook hook, HookDelivery.Request request) {
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(URI.create(hook.url())).timeout(LONGEST);
        request.headers().forEach(builder::header);
        HttpRequest post = builder.POST(HttpRequest.BodyPublishers.ofString(request.payload()))
                .build();
        try {
            HttpResponse<String> response = client.send(post, HttpResponse.BodyHandlers.ofString());
            boolean ok = response.statusCode() / 100 == 2;
            Map<String, String> headers = new TreeMap<>();
            response.headers().map().forEach((name, values) -> headers.put(name, String.join(", ", values)));
            return new HookDelivery.Answer(
                    ok ? "OK" : "Invalid HTTP Response: " + response.statusCode(),
                    response.statusCode(),
                    headers,
                    response.body());
        } catch (HttpTimeoutException e) {
            return nothing("timed out");
        } catch (IOException e) {
            return nothing("failed to connect to host");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return nothing("interrupted");
        }
    }

    private static HookDelivery.Answer nothing(String status) {
        return new HookDelivery.Answer(status, 0, Map.of(), "");
    }

    /** Waits until all events so far have been answered. */
    void settle() {
        try {
            worker.submit(() -> {}).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}
