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

/** Sees to it that a check run is concluded whatever happens, unless the work is to be tried again. */
final class Checking {
    private final Checks checks;
    private final Drafts drafts;

    Checking(Checks checks, Drafts drafts) {
        this.checks = checks;
        this.drafts = drafts;
    }

    /**
     * Takes a step before a check run is begun; empty if it could not be taken, and a check run says why.
     *
     * @throws Gone if GitHub does not find what it is about
     */
    <T> Optional<T> before(Subject subject, Attempt attempt, Supplier<T> step) {
        return orSayWhy(draft -> concludeAtOnce(subject, attempt, draft), step);
    }

    /**
     * Publishes a concluded check run where none has to be begun.
     *
     * @return what {@link Checks#concludeAtOnce} does
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
            // Deleted meanwhile, or out of reach although it was there: then somebody waits for an answer.
            conclude.accept(drafts.gone());
        }
    }

    /**
     * What an event is about may reach GitHub's API after the event.
     *
     * @throws Unavailable in the first attempts: only what is still not there later was deleted
     */
    static void insist(Attempt attempt, Gone gone) {
        if (attempt.isEarly()) {
            throw new Unavailable(String.valueOf(gone.getMessage()), gone);
        }
    }

    /** Concludes the check of what GitHub does not find. Where the commit is not there either, nobody waits for it. */
    void gone(Subject subject, Attempt attempt) {
        try {
            concludeAtOnce(subject, attempt, drafts.gone());
        } catch (Gone gone) {
            // There is nothing to conclude a check run on.
        }
    }

    /** Concludes the check run that earlier attempts have begun, or one of its own. */
    void giveUp(Subject subject, boolean passing) {
        checks.conclude(
                subject, checks.begin(subject, true).checkRun(), passing ? drafts.unanswered() : drafts.failed());
    }

    /** Concludes no check run but those that earlier attempts have begun. */
    void giveUpBegun(Subject subject, boolean passing) {
        endAll(subject, passing ? drafts.unanswered() : drafts.failed());
    }

    /** Concludes the check runs that an attempt has left in progress. */
    void end(Subject subject) {
        endAll(subject, drafts.displaced());
    }

    /** Where the commit is gone, nobody sees them. */
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
