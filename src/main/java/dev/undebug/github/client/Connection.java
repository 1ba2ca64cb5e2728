package dev.undebug.github.client;

import dev.undebug.github.http.Answer;
import dev.undebug.github.http.AnswerLost;
import dev.undebug.github.http.AnswerTooLarge;
import dev.undebug.github.http.ApiRoot;
import dev.undebug.github.http.Backoff;
import dev.undebug.github.http.BoundedBody;
import dev.undebug.github.http.Call;
import dev.undebug.github.http.Credential;
import dev.undebug.github.http.GitHubRefusal;
import dev.undebug.github.http.PathTemplate;
import dev.undebug.github.http.Redaction;
import dev.undebug.github.http.Transport;
import dev.undebug.source.Unavailable;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The only connection to GitHub, for the library and for plain calls. Retries transient failures, renews a credential
 * once, follows redirects only within the credential's origin, obeys the limits, measures, and explains refusals.
 */
public final class Connection {
    private static final Logger log = LoggerFactory.getLogger(Connection.class);
    private static final int REDIRECTS = 3;

    private final ApiRoot root;
    private final Transport transport;
    private final Patience patience;
    private final MeterRegistry meters;

    public Connection(ApiRoot root, Transport transport, Patience patience, MeterRegistry meters) {
        this.root = root;
        this.transport = transport;
        this.patience = patience;
        this.meters = meters;
    }

    ApiRoot root() {
        return root;
    }

    Backoff backoff() {
        return patience.backoff();
    }

    /**
     * Sends a request and returns an answer with a status of 2xx.
     *
     * @throws Unavailable if GitHub cannot answer now or limits the rate
     * @throws AnswerLost if a request that is not repeatable may have been done or not
     * @throws dev.undebug.pull.Gone if its subject is inaccessible
     * @throws GitHubRefusal if GitHub refuses
     */
    Answer send(Call call, Credential credential) {
        String pool = pool(call, credential);
        patience.limits().check(pool);
        String authorization = credential.authorization();
        patience.pace().take(credential.account(), call.creation());
        Answer answer = tries(call, credential.account(), authorization);
        if (answer.status() == 401) {
            credential.refused(authorization);
            answer = tries(call, credential.account(), credential.authorization());
        }
        if (answer.success()) {
            return answer;
        }
        throw patience.limits().apply(answer) ? patience.limits().close(pool, answer) : Refusals.of(call, answer);
    }

    /** Returns the exception for a reached limit although the status says success, as in GraphQL. */
    Unavailable limited(Call call, Credential credential, Answer answer) {
        return patience.limits().close(pool(call, credential), answer);
    }

    private String pool(Call call, Credential credential) {
        return credential.account() + (call.uri().equals(root.graphql()) ? " (GraphQL)" : " (REST)");
    }

    private Answer tries(Call call, String account, String authorization) {
        for (int tried = 1; ; tried++) {
            Attempt attempt = attempt(call, authorization);
            if (attempt.answer().isPresent() && !passing(attempt.answer().get())) {
                return attempt.answer().get();
            }
            if (tried == Backoff.TRIES || !(call.repeatable() || attempt.unsent())) {
                throw attempt.failure(call);
            }
            log.info("{}; trying again", attempt.failure(call).getMessage());
            patience.backoff().pause(tried);
            patience.pace().again(account, call.creation());
        }
    }

    private boolean passing(Answer answer) {
        return answer.status() >= 500 && !patience.limits().apply(answer);
    }

    private Attempt attempt(Call call, String authorization) {
        try {
            return new Attempt(Optional.of(follow(call, authorization)), Optional.empty());
        } catch (BoundedBody.TooLarge e) {
            throw new AnswerTooLarge("GitHub's answer to " + call + " was not read: " + e.getMessage());
        } catch (IOException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw new Unavailable("interrupted while waiting for GitHub", e);
            }
            return new Attempt(Optional.empty(), Optional.of(e));
        }
    }

    private Answer follow(Call call, String authorization) throws IOException {
        Answer answer = exchange(call, authorization);
        Call next = call;
        for (int i = 0; i < REDIRECTS && redirect(next, answer); i++) {
            Optional<URI> target = answer.header("location").map(next.uri()::resolve);
            if (target.isEmpty() || !root.sameOrigin(target.get())) {
                return answer;
            }
            next = next.to(target.get());
            answer = exchange(next, authorization);
        }
        return answer;
    }

    /** Follows the redirects of renamed repositories; a write only if its method is kept. */
    private static boolean redirect(Call call, Answer answer) {
        int status = answer.status();
        return status == 307 || status == 308 || (call.method().equals("GET") && (status == 301 || status == 302));
    }

    private Answer exchange(Call call, String authorization) throws IOException {
        Timer.Sample sample = Timer.start(meters);
        String status = "error";
        try {
            Answer answer = transport.send(call, authorization);
            status = Integer.toString(answer.status());
            return answer;
        } finally {
            sample.stop(Timer.builder("undebug.github.requests")
                    .description("Requests to GitHub")
                    .tag("method", call.method())
                    .tag("route", PathTemplate.of(root.pathOf(call.uri())))
                    .tag("status", status)
                    .register(meters));
        }
    }

    /** One try: an answer, or the reason for none. */
    private record Attempt(Optional<Answer> answer, Optional<IOException> problem) {
        boolean unsent() {
            return problem.filter(p -> p instanceof ConnectException || p instanceof HttpConnectTimeoutException)
                    .isPresent();
        }

        Unavailable failure(Call call) {
            String what = answer.map(a -> "answered " + a.status())
                    .orElseGet(() ->
                            "did not answer (" + problem.map(Attempt::words).orElse("") + ")");
            String message = "GitHub " + what + " to " + call;
            boolean known = call.repeatable() || unsent();
            return known
                    ? new Unavailable(message, problem.orElse(null))
                    : new AnswerLost(message, problem.orElse(null));
        }

        private static String words(IOException problem) {
            String message = problem.getMessage();
            return problem.getClass().getSimpleName() + (message == null ? "" : ": " + Redaction.of(message));
        }
    }
}
