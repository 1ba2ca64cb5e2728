package dev.undebug.demo.page;

import dev.undebug.demo.github.CheckRun;
import dev.undebug.demo.github.HostedPull;
import dev.undebug.demo.github.PullStatus;
import dev.undebug.demo.github.ReviewThread;
import dev.undebug.demo.github.SuggestionState;
import dev.undebug.demo.github.TimelineItem;
import dev.undebug.demo.github.git.CommitInfo;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes snapshots of the stand-in's state for the page. */
final class PullViews {
    private PullViews() {}

    static PullView of(HostedPull pull) {
        List<ReviewThread> threads = pull.threads().visible();
        List<TimelineItem> timeline = pull.conversation();
        return new PullView(
                heading(pull),
                pull.commits(),
                pull.files(),
                timeline,
                threads,
                suggestions(pull, threads),
                pull.checkRuns(),
                latestRuns(pull, timeline),
                pull.mergeability());
    }

    private static PullView.Heading heading(HostedPull pull) {
        return new PullView.Heading(
                pull.repository().fullName(),
                pull.number(),
                pull.title(),
                pull.proposal().body(),
                pull.author(),
                pull.baseBranch(),
                pull.proposal().headBranch(),
                state(pull.status()));
    }

    private static PullView.State state(PullStatus status) {
        if (status.open()) {
            return PullView.State.OPEN;
        }
        return status.merged() ? PullView.State.MERGED : PullView.State.CLOSED;
    }

    private static Map<Long, SuggestionState> suggestions(HostedPull pull, List<ReviewThread> threads) {
        Map<Long, SuggestionState> states = new HashMap<>();
        threads.forEach(thread ->
                states.put(thread.first().id(), pull.suggestion(thread.first().id())));
        return states;
    }

    private static Map<String, CheckRun> latestRuns(HostedPull pull, List<TimelineItem> timeline) {
        Map<String, CheckRun> latest = new HashMap<>();
        timeline.stream()
                .filter(TimelineItem.Pushed.class::isInstance)
                .flatMap(item -> ((TimelineItem.Pushed) item).commits().stream())
                .map(CommitInfo::sha)
                .forEach(sha -> pull.repository().checkRuns().latest(sha).stream()
                        .findFirst()
                        .ifPresent(run -> latest.put(sha, run)));
        return latest;
    }
}
