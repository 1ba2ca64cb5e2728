package dev.undebug.app;

import dev.undebug.github.GitHubEdge;
import dev.undebug.github.client.GitHubApp;
import dev.undebug.pull.Attempt;
import dev.undebug.pull.RequestedWork;
import dev.undebug.pull.Subject;
import dev.undebug.review.Checker;
import dev.undebug.review.Ports;
import dev.undebug.review.draft.RuleLinks;
import dev.undebug.rules.Rules;
import dev.undebug.scan.ScanSlots;
import dev.undebug.scan.Scanner;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;

/** Wires the objects of a review: GitHub on one side, the scanner on the other, the use case between them. */
final class ReviewGraph {
    private ReviewGraph() {}

    /** Returns the reviewer for the registered app; settings without one never request a review. */
    static Reviewer reviewer(Settings settings, Clock clock, MeterRegistry meters) {
        return reviewer(settings, clock, meters, settings::publicUrl);
    }

    /**
     * Returns the reviewer for the registered app.
     *
     * @param address of the server, as people see it
     */
    static Reviewer reviewer(Settings settings, Clock clock, MeterRegistry meters, Supplier<Optional<URI>> address) {
        GitHubApp app = settings.registration().orElseThrow().app();
        return reviewer(GitHubEdge.connect(app, clock, meters), address);
    }

    /** Returns the reviewer for another implementation of the edge. */
    static Reviewer reviewer(GitHubEdge github, Supplier<Optional<URI>> address) {
        Checker checker = new Checker(
                new Ports(github.pulls(), github.checks(), github.reviews(), github.branches()),
                new Scanner(Rules.ALL)
                        .within(ScanSlots.inHeap(Runtime.getRuntime().maxMemory())),
                new RuleLinks(Rules.ALL, address));
        return new Reviewer() {
            @Override
            public void run(RequestedWork work, Attempt attempt) {
                checker.run(work, attempt);
            }

            @Override
            public void begin(RequestedWork work, Attempt attempt) {
                checker.begin(work, attempt);
            }

            @Override
            public void giveUp(RequestedWork work, boolean passing) {
                checker.giveUp(work, passing);
            }

            @Override
            public void end(Subject subject) {
                checker.end(subject);
            }
        };
    }
}
