package dev.undebug.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.demo.github.CheckRun;
import dev.undebug.demo.github.HostedPull;
import dev.undebug.demo.github.HostedRepository;
import dev.undebug.demo.github.rest.Exchange;
import dev.undebug.demo.github.rest.Fault;
import dev.undebug.github.GitHubEdge;
import dev.undebug.github.ImpatientEdge;
import dev.undebug.github.client.GitHubApp;
import dev.undebug.pull.FindingMarker;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * GitHub limits the rate, in each of its forms and at each request of a review: the work waits as long as it is told,
 * and then has the same result. Queue, edge and stand-in are the real ones, on a test clock.
 */
class RefusedForNowTest extends OnAClock {
    private static final String DOCKERFILE = "FROM python:3.12\nCOPY . .\nCMD [\"python\", \"app.py\"]\n";
    private static final String OFF = "from flask import Flask\n\napp = Flask(__name__)\napp.run()\n";
    private static final String ON = OFF.replace("run()", "run(debug=True)");

    /** The form of the limit, and its duration. */
    enum Saying {
        ABUSE_WITHOUT_HEADERS(60) {
            @Override
            Fault fault(Instant now) {
                return Fault.abuseWithoutHeaders();
            }
        },
        SECONDARY_LIMIT_WITH_RETRY_AFTER(150) {
            @Override
            Fault fault(Instant now) {
                return Fault.secondaryLimit(Duration.ofSeconds(150));
            }
        },
        TOO_MANY_REQUESTS_WITHOUT_HEADERS(60) {
            @Override
            Fault fault(Instant now) {
                return answer(429, Map.of(), "{\"message\":\"Too many requests\"}");
            }
        },
        TOO_MANY_REQUESTS_WITH_RETRY_AFTER(7) {
            @Override
            Fault fault(Instant now) {
                return answer(429, Map.of("retry-after", "7"), "{\"message\":\"Too many requests\"}");
            }
        },
        PRIMARY_LIMIT(1800) {
            @Override
            Fault fault(Instant now) {
                return Fault.rateLimited(now.plusSeconds(1800));
            }
        },
        CONTENT_TOO_QUICKLY(60) {
            @Override
            Fault fault(Instant now) {
                return answer(
                        422,
                        Map.of(),
                        "{\"message\":\"Validation Failed\",\"errors\":[\"was submitted too quickly\"]}");
            }
        },
        GRAPHQL_LIMIT(600) {
            @Override
            Fault fault(Instant now) {
                return answer(
                        200,
                        Map.of(
                                "x-ratelimit-remaining",
                                "0",
                                "x-ratelimit-reset",
                                "" + now.plusSeconds(600).getEpochSecond()),
                        "{\"errors\":[{\"type\":\"RATE_LIMITED\",\"message\":\"API rate limit exceeded\"}]}");
            }

            @Override
            boolean mayAnswer(Exchange.Request request) {
                return request.path().equals("/graphql");
            }
        };

        private final Duration wait;

        Saying(int seconds) {
            this.wait = Duration.ofSeconds(seconds);
        }

        abstract Fault fault(Instant now);

        /** One of them is tried at every request, the others at requests that must not arrive twice. */
        boolean mayAnswer(Exchange.Request request) {
            return this == ABUSE_WITHOUT_HEADERS
                    || (!request.method().equals("GET") && !request.path().equals("/graphql"));
        }

        private static Fault answer(int status, Map<String, String> headers, String body) {
            return new Fault(Duration.ZERO, false, false, Optional.of(new Fault.Reply(status, headers, body)));
        }
    }

    @Override
    GitHubEdge connect(GitHubApp app) {
        return ImpatientEdge.connect(app, clock, meters);
    }

    @ParameterizedTest
    @EnumSource
    void theWorkWaitsAsLongAsItIsToldAndNothingHappensTwice(Saying saying) throws InterruptedException {
        HostedPull plain = open("plain");
        deliver(plain);
        until(() -> ended(plain));
        List<Exchange.Request> requests = about(plain).map(Exchange::request).toList();
        int refused = 0;
        for (int i = 0; i < requests.size(); i++) {
            if (saying.mayAnswer(requests.get(i))) {
                refuse(saying, i);
                refused++;
            }
        }
        assertThat(refused).isGreaterThanOrEqualTo(2);
        assertThat(outcome("failed")).isZero();
    }

    private void refuse(Saying saying, int request) throws InterruptedException {
        clock.advance(Duration.ofHours(2));
        HostedPull pull = open("refused-" + request);
        github.standIn().faults().once(asked -> isAbout(pull, asked), request, saying.fault(clock.instant()));
        double before = outcome("postponed");
        deliver(pull);
        until(() -> outcome("postponed") > before);
        // The metric is counted just before the row is written.
        until(() -> ask("select count(*) from work where waits = 1") == 1);
        assertThat(about(pull)).as("requests up to the one that was refused").hasSize(request + 1);
        Instant due = Instant.ofEpochMilli(ask("select due from work"));
        assertThat(due).isAfterOrEqualTo(clock.instant().plus(saying.wait));
        clock.advance(Duration.between(clock.instant(), due));
        untilWorked(() -> ended(pull));
        assertThat(pull.repository().checkRuns().of(pull.headSha()))
                .as("%s at request %s", saying, request)
                .hasSize(1)
                .allMatch(run -> run.progress().completed());
        assertThat(pull.threads().reviews()).hasSize(1);
        assertThat(pull.threads().comments().stream().flatMap(comment -> FindingMarker.find(comment.body()).stream()))
                .hasSize(1);
    }

    private HostedPull open(String name) {
        HostedRepository repository = github.repository(name, Map.of("Dockerfile", DOCKERFILE, "app.py", OFF));
        return github.open(repository, "debug", Map.of("app.py", ON));
    }

    private static boolean isAbout(HostedPull pull, Exchange.Request request) {
        String name = pull.repository().name();
        return request.path().contains("/acme/" + name + "/")
                || request.path().endsWith("/acme/" + name)
                || request.body().contains("\"" + name + "\"");
    }

    private Stream<Exchange> about(HostedPull pull) {
        return github.standIn().exchanges().stream().filter(exchange -> isAbout(pull, exchange.request()));
    }

    private static boolean ended(HostedPull pull) {
        List<CheckRun> runs = pull.repository().checkRuns().of(pull.headSha());
        return !runs.isEmpty()
                && runs.get(0).progress().conclusion().filter("failure"::equals).isPresent();
    }
}
