package dev.undebug.github;

import dev.undebug.demo.github.HostedPull;
import dev.undebug.demo.github.HostedRepository;
import dev.undebug.demo.github.rest.Exchange;
import dev.undebug.github.client.GitHubApp;
import dev.undebug.github.http.ApiRoot;
import dev.undebug.github.http.PathTemplate;
import dev.undebug.pull.CheckDraft;
import dev.undebug.pull.CheckDraft.Annotation;
import dev.undebug.pull.CheckDraft.Conclusion;
import dev.undebug.pull.CheckDraft.Level;
import dev.undebug.pull.CheckWork;
import dev.undebug.pull.CommitSha;
import dev.undebug.pull.FindingMarker;
import dev.undebug.pull.PullRef;
import dev.undebug.pull.PullRequest;
import dev.undebug.pull.PullRequest.Trait;
import dev.undebug.pull.RepositoryName;
import dev.undebug.pull.RepositoryRef;
import dev.undebug.pull.ReviewDraft;
import dev.undebug.pull.ReviewDraft.Comment;
import dev.undebug.review.Checker;
import dev.undebug.review.Ports;
import dev.undebug.review.draft.RulePages;
import dev.undebug.rules.Rules;
import dev.undebug.scan.Scanner;
import dev.undebug.source.Content;
import dev.undebug.testing.Attempts;
import dev.undebug.testing.FakeGitHub;
import dev.undebug.testing.TestApp;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The edge, connected with the stand-in. Validates every exchange against GitHub's schemas. */
abstract class StandInFixture {
    @RegisterExtension
    final FakeGitHub github = FakeGitHub.create();

    HostedRepository shop;
    GitHubEdge edge;

    @BeforeEach
    void connect() {
        shop = github.repository("shop", Map.of("app.py", "debug = False\n", "README.md", "A shop\n"));
        edge = edge();
    }

    GitHubEdge edge() {
        ApiRoot root = ApiRoot.parse(github.apiUrl());
        GitHubApp app = new GitHubApp(Long.toString(TestApp.ID), TestApp.keys().getPrivate(), root);
        return ImpatientEdge.connect(app, Clock.systemUTC(), new SimpleMeterRegistry());
    }

    PullRequest request(HostedPull pull) {
        RepositoryName name = new RepositoryName("acme", pull.repository().name());
        return new PullRequest(
                new PullRef(new RepositoryRef(github.installation().id(), name), pull.number()),
                new CommitSha(pull.headSha()),
                new CommitSha(pull.baseSha()),
                pull.open(),
                traits(pull));
    }

    private static Set<Trait> traits(HostedPull pull) {
        Set<Trait> traits = EnumSet.noneOf(Trait.class);
        if (pull.proposal().headRepository() == pull.repository()) {
            traits.add(Trait.OWN_HEAD);
        }
        if (pull.proposal().baseBranch().equals("main")) {
            traits.add(Trait.TO_DEFAULT_BRANCH);
        }
        if (pull.threads().comments().isEmpty()) {
            traits.add(Trait.UNCOMMENTED);
        }
        return traits;
    }

    HostedPull debugOn() {
        return github.open(shop, "debug", Map.of("app.py", "debug = True\n", "new.py", "one\ntwo\nthree\n"));
    }

    /** Returns the requests, except those for tokens. */
    List<String> asked() {
        return github.standIn().exchanges().stream()
                .map(Exchange::request)
                .filter(request -> !request.path().startsWith("/app"))
                .map(request -> request.method() + " " + PathTemplate.of(request.path()))
                .toList();
    }

    static String text(Map<String, Content> contents, String path) {
        return contents.get(path) instanceof Content.Decoded decoded
                ? decoded.file().text()
                : String.valueOf(contents.get(path));
    }

    static CheckDraft check(Conclusion conclusion, int annotations) {
        List<Annotation> list = IntStream.range(0, annotations)
                .mapToObj(i -> new Annotation("app.py", 1, 1, Level.FAILURE, "title " + i, "message", ""))
                .toList();
        return new CheckDraft(conclusion, "A title", "A summary", list);
    }

    static ReviewDraft review(Comment... comments) {
        return new ReviewDraft("Findings", List.of(comments));
    }

    static Comment comment(String path, int start, int end, String fingerprint) {
        return new Comment(path, start, end, "Look\n" + FindingMarker.of(fingerprint));
    }

    /** Reviews a pull request with the real rules, as the server does. */
    final void review(HostedPull pull, RulePages pages) {
        new Checker(
                        new Ports(edge.pulls(), edge.checks(), edge.reviews(), edge.branches()),
                        new Scanner(Rules.ALL),
                        pages)
                .run(new CheckWork(request(pull), false), Attempts.FIRST);
    }
}
