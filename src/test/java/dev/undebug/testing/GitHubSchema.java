package dev.undebug.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.demo.github.rest.Exchange;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Holds exchanges with the stand-in against GitHub's own descriptions, and remembers what does not fit. */
public final class GitHubSchema {
    private static final int FAILURE = 500;

    private final List<String> problems = new CopyOnWriteArrayList<>();
    private final AtomicInteger checked = new AtomicInteger();

    /** Checks one exchange: what was asked and, unless a fault was ordered, what was answered. */
    public void check(Exchange exchange) {
        List<String> found = exchange.request().path().equals("/graphql")
                ? GraphQlSchema.problems(exchange)
                : RestSchema.problems(exchange);
        if (exchange.response().status() >= FAILURE && !exchange.response().fault()) {
            problems.add(exchange + ": the stand-in itself failed, its log says why");
        }
        found.forEach(problem -> problems.add(exchange + ": " + problem));
        checked.incrementAndGet();
    }

    /** Returns how many exchanges were checked. */
    public int checked() {
        return checked.get();
    }

    /** Returns what did not fit so far. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    /** Forgets what did not fit: for tests that ask for something wrong on purpose. */
    public void forgive() {
        problems.clear();
    }

    /** Fails if anything did not fit. */
    public void verify() {
        assertThat(problems).as("exchanges that do not fit GitHub's schemas").isEmpty();
    }
}
