package dev.undebug.review;

import dev.undebug.pull.Attempt;
import dev.undebug.pull.CheckDraft;
import dev.undebug.pull.Checks;
import dev.undebug.pull.Checks.Begun;
import dev.undebug.pull.Gone;
import dev.undebug.pull.Refused;
import dev.undebug.pull.Subject;
import dev.undebug.review.draft.Drafts;
import dev.undebug.source.Unavailable;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Ensures that every check run is concluded, unless the work will be retried. */
final class CheckLifecycle {
    private final Checks checks;
    private final Drafts drafts;

    CheckLifecycle(Checks checks, Drafts drafts) {
        this.checks = checks;
        this.drafts = drafts;
    }

    /**
     * Runs a step before the check run begins; empty if the step failed, and a check run says why.
     *
     * @throws Gone if GitHub does not find the subject
     */
    <T> Optional<T> before(Subject subject, Attempt attempt, Supplier<T> step) {
        return orSayWhy(draft -> concludeAtOnce(subject, attempt, draft), step);
    }

    /**
     * Publishes a concluded check run without beginning one.
     *
     * @return the result of {@link Checks#concludeAtOnce}
     */
    List<Integer> concludeAtOnce(Subject subject, Attempt attempt, CheckDraft draft) {
        attempt.endsEarlier();
        return checks.concludeAtOnce(subject, draft);
    }

    /** Begins a check run, judges, and concludes it. */
    void run(Subject subject, Attempt attempt, Supplier<CheckDraft> judge) {
        run(subject, attempt, begun -> judge.get());
    }

    /** Begins a check run, judges, and concludes it. */
    void run(Subject subject, Attempt attempt, Function<Begun, CheckDraft> judge) {
        Begun begun = checks.begin(subject, attempt.begins(subject));
        Consumer<CheckDraft> conclude = draft -> checks.conclude(subject, begun.checkRun(), draft);
        try {
            orSayWhy(conclude, () -> {
                CheckDraft draft = judge.apply(begun);
                conclude.accept(draft);
                return draft;
            });
        } catch (Gone gone) {
            insist(attempt, gone);
            // Deleted meanwhile, or no longer accessible: somebody may still wait for an answer.
            conclude.accept(drafts.gone());
        }
    }

    /** Begins a check run that a later attempt continues. What GitHub refuses or does not find is left to that one. */
    void begin(Subject subject, Attempt attempt) {
        try {
            checks.begin(subject, attempt.begins(subject));
        } catch (Gone | Refused leftToTheAttempt) {
            // It says why, or that nobody waits.
        }
    }

    /**
     * GitHub's API may know a subject later than its event.
     *
     * @throws Unavailable in the first attempts: only a subject that is still missing later was deleted
     */
    static void insist(Attempt attempt, Gone gone) {
        if (attempt.isEarly()) {
            throw new Unavailable(String.valueOf(gone.getMessage()), gone);
        }
    }

    /**
     * Concludes the check of a subject that GitHub does not find. If the commit is missing too, nobody waits for it.
     */
    void gone(Subject subject, Attempt attempt) {
        try {
            concludeAtOnce(subject, attempt, drafts.gone());
        } catch (Gone gone) {
            // Without the commit, there is nothing to conclude a check run on.
        }
    }

    /** Concludes the check run of earlier attempts, or a new one. */
    void giveUp(Subject subject, boolean passing) {
        checks.conclude(
                subject, checks.begin(subject, true).checkRun(), passing ? drafts.unanswered() : drafts.failed());
    }

    /** Concludes the check runs of earlier attempts, and no new one. */
    void giveUpBegun(Subject subject, boolean passing) {
        endAll(subject, passing ? drafts.unanswered() : drafts.failed());
    }

    /** Concludes the check runs that an attempt has left in progress. */
    void end(Subject subject) {
        endAll(subject, drafts.displaced());
    }

    /** Ends all check runs; if the commit is gone, nobody sees them. */
    private void endAll(Subject subject, CheckDraft draft) {
        try {
            checks.inProgress(subject).forEach(checkRun -> checks.conclude(subject, checkRun, draft));
        } catch (Gone gone) {
            // Its check runs are gone with it.
        }
    }

    private <T> Optional<T> orSayWhy(Consumer<CheckDraft> conclude, Supplier<T> step) {
        try {
            return Optional.of(step.get());
        } catch (Unavailable | Gone passing) {
            throw passing;
        } catch (Refused refused) {
            conclude.accept(drafts.refused(refused.reason()));
            return Optional.empty();
        } catch (RuntimeException | Error bug) {
            conclude.accept(drafts.failed());
            throw bug;
        }
    }
}
