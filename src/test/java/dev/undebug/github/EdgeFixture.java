package dev.undebug.github;

import dev.undebug.github.ScriptedGitHub.Reply;
import dev.undebug.github.client.Connection;
import dev.undebug.github.client.GitHubApp;
import dev.undebug.github.client.Patience;
import dev.undebug.github.http.ApiRoot;
import dev.undebug.github.http.Backoff;
import dev.undebug.github.http.Transport;
import dev.undebug.pull.CommitSha;
import dev.undebug.pull.PullRef;
import dev.undebug.pull.PullRequest;
import dev.undebug.pull.RepositoryName;
import dev.undebug.pull.RepositoryRef;
import dev.undebug.testing.ManualClock;
import dev.undebug.testing.TestApp;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** The edge with a scripted server; time stands still and waits are only recorded. */
public final class EdgeFixture implements AutoCloseable {
    public static final KeyPair KEYS = TestApp.keys();
    public static final CommitSha HEAD = new CommitSha("a".repeat(40));
    public static final CommitSha BASE = new CommitSha("b".repeat(40));
    public static final CommitSha MERGE_BASE = new CommitSha("c".repeat(40));
    public static final PullRequest PULL = new PullRequest(
            new PullRef(new RepositoryRef(7, new RepositoryName("octo", "shop")), 12), HEAD, BASE, true);
    public static final String REPOSITORY = "/repos/octo/shop";
    public static final String TOKEN = "ghs_7_" + "x".repeat(40);
    public static final String TOKENS = "POST /app/installations/7/access_tokens";
    private static final Instant START = Instant.parse("2026-11-25T10:00:00Z");

    public final ScriptedGitHub server = new ScriptedGitHub();
    public final ManualClock clock = new ManualClock(START);
    public final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    public final List<Duration> pauses = Collections.synchronizedList(new ArrayList<>());
    public final GitHubEdge edge = edge(Duration.ofSeconds(5));

    public EdgeFixture() {
        server.on("GET /app", Reply.ok("{\"id\":99,\"slug\":\"undebug\",\"name\":\"Undebug\"}"));
        installation("\"contents\":\"read\",\"metadata\":\"read\",\"pull_requests\":\"write\",\"checks\":\"write\"");
        server.on(TOKENS, request -> token(TOKEN, clock.instant().plus(Duration.ofHours(1))));
    }

    public void installation(String permissions) {
        server.on(
                "GET /app/installations/7",
                Reply.ok("{\"id\":7,\"app_id\":99,\"permissions\":{" + permissions + "},\"suspended_at\":null}"));
    }

    public static Reply token(String token, Instant expires) {
        return new Reply(201, "{\"token\":\"%s\",\"expires_at\":\"%s\"}".formatted(token, expires), Map.of());
    }

    /** Creates another edge for the same server, with another timeout. */
    public GitHubEdge edge(Duration timeout) {
        ApiRoot root = ApiRoot.parse(server.url());
        Backoff backoff = new Backoff(pauses::add, () -> 0.5);
        Connection connection = new Connection(root, new Transport(timeout), new Patience(backoff, clock), meters);
        return GitHubEdge.connect(new GitHubApp("99", KEYS.getPrivate(), root), clock, connection);
    }

    @Override
    public void close() {
        server.close();
    }
}
