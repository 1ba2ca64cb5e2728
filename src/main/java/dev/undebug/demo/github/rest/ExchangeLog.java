package dev.undebug.demo.github.rest;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The log of requests and answers. */
final class ExchangeLog {
    private final List<Exchange> exchanges = new CopyOnWriteArrayList<>();
    private final List<Consumer<Exchange>> listeners = new CopyOnWriteArrayList<>();

    void listen(Consumer<Exchange> listener) {
        listeners.add(listener);
    }

    /** Adds an exchange, before the answer is sent. */
    void add(Exchange.Request request, Answer answer, boolean fault) {
        Exchange.Response response = new Exchange.Response(
                answer.status(),
                answer.headers(),
                answer.body()
                        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                        .orElse(""),
                fault);
        Exchange exchange = new Exchange(request, response);
        exchanges.add(exchange);
        listeners.forEach(listener -> listener.accept(exchange));
    }

    List<Exchange> all() {
        return List.copyOf(exchanges);
    }
}
