package dev.undebug.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.demo.github.rest.Exchange;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Validates exchanges with the stand-in against GitHub's own descriptions, and collects violations. */
public final class GitHubSchema {
    private static final int FAILURE = 500;

    private final List<String> problems = new CopyOnWriteArrayList<>();
    private final AtomicInteger checked = new AtomicInteger();

    /** Validates one exchange: the request and, unless a fault was ordered, the answer. */
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

    /** Returns the violations so far. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    /** Forgets the violations, for tests with deliberate mistakes. */
    public void forgive() {
        problems.clear();
    }

    /** Fails if there was a violation. */
    public void verify() {
        assertThat(problems).as("exchanges that do not fit GitHub's schemas").isEmpty();
    }
}
