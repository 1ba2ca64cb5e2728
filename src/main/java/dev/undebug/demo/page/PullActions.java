package dev.undebug.demo.page;

import dev.undebug.demo.github.Account;
import dev.undebug.demo.github.CheckRun;
import dev.undebug.demo.github.CheckRuns;
import dev.undebug.demo.github.HostedPull;
import dev.undebug.demo.github.Rejected;
import dev.undebug.demo.github.SuggestionState;
import java.util.List;

/**
 * The actions of a reviewer on the page. Each throws {@link Rejected} where GitHub would not do it.
 *
 * @param reviewer the acting person
 */
record PullActions(HostedPull pull, Account reviewer) {
    /** Commits the suggestion of a comment. */
    void commitSuggestion(long comment) {
        pull.commitSuggestions(reviewer, List.of(comment));
    }

    /** Commits every applicable suggestion, in one commit. */
    void commitSuggestions() {
        List<Long> applicable = pull.threads().visible().stream()
                .map(thread -> thread.first().id())
                .filter(comment -> pull.suggestion(comment) == SuggestionState.APPLICABLE)
                .toList();
        if (applicable.isEmpty()) {
            throw new Rejected("No suggestion left to commit.");
        }
        pull.commitSuggestions(reviewer, applicable);
    }

    /** Requests a new check run from the app. */
    void rerun(long run) {
        runs().rerequest(find(run), reviewer);
    }

    /** Requests new runs of all the app's checks. */
    void rerunAll() {
        runs().rerequestAll(pull.headSha(), reviewer);
    }

    /** Presses one of the buttons on the app's check run. */
    void request(long run, String identifier) {
        CheckRun found = find(run);
        if (found.actions().stream().noneMatch(action -> action.identifier().equals(identifier))) {
            throw new Rejected("The check has no such button.");
        }
        runs().request(found, identifier, reviewer);
    }

    void merge() {
        pull.merge(reviewer);
    }

    private CheckRun find(long run) {
        return runs().find(run).orElseThrow(() -> new Rejected("No such check run."));
    }

    private CheckRuns runs() {
        return pull.repository().checkRuns();
    }
}
