package dev.undebug.demo.page;

import dev.undebug.demo.github.Account;
import dev.undebug.demo.github.CheckRun;
import dev.undebug.demo.github.Mergeability;
import dev.undebug.demo.github.ReviewThread;
import dev.undebug.demo.github.SuggestionState;
import dev.undebug.demo.github.TimelineItem;
import dev.undebug.demo.github.git.CommitInfo;
import dev.undebug.demo.github.git.FileDiff;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A snapshot of a pull request for the page.
 *
 * @param threads their state in the head
 * @param suggestions the state of a thread's suggestion, by the id of its first comment
 * @param runs the newest check run of each name on the head
 * @param latestRun the newest check run of each commit, by SHA
 */
public record PullView(
        Heading heading,
        List<CommitInfo> commits,
        List<FileDiff> files,
        List<TimelineItem> timeline,
        List<ReviewThread> threads,
        Map<Long, SuggestionState> suggestions,
        List<CheckRun> runs,
        Map<String, CheckRun> latestRun,
        Mergeability mergeability) {
    public PullView {
        commits = List.copyOf(commits);
        files = List.copyOf(files);
        timeline = List.copyOf(timeline);
        threads = List.copyOf(threads);
        suggestions = Map.copyOf(suggestions);
        runs = List.copyOf(runs);
        latestRun = Map.copyOf(latestRun);
    }

    /** The content above the tabs. */
    public record Heading(
            String repository,
            int number,
            String title,
            String body,
            Account author,
            String base,
            String head,
            State state) {}

    /** Open or not. */
    public enum State {
        OPEN,
        CLOSED,
        MERGED
    }

    /** Returns a word that changes with every change on the page, so that a browser knows when to reload. */
    String version() {
        return Integer.toHexString(hashCode());
    }

    SuggestionState suggestion(ReviewThread thread) {
        return suggestions.getOrDefault(thread.first().id(), SuggestionState.NONE);
    }

    /** Returns the threads whose suggestion can be committed. */
    List<ReviewThread> applicable() {
        return threads.stream()
                .filter(thread -> suggestion(thread) == SuggestionState.APPLICABLE)
                .toList();
    }

    /** Returns the current form of a thread: a timeline entry keeps the one of its time. */
    Optional<ReviewThread> thread(long id) {
        return threads.stream().filter(thread -> thread.id() == id).findFirst();
    }

    /** Returns the anchor of a changed file on its tab; empty for an unchanged file. */
    Optional<String> fileAnchor(String path) {
        return IntStream.range(0, files.size())
                .filter(index -> files.get(index).path().equals(path))
                .mapToObj(index -> "file-" + (index + 1))
                .findFirst();
    }
}
