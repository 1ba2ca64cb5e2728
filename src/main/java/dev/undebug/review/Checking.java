package dev.undebug.review;

import dev.undebug.pull.CheckDraft;
import dev.undebug.pull.Checks;
import dev.undebug.pull.Gone;
import dev.undebug.pull.Refused;
import dev.undebug.pull.Subject;
import dev.undebug.source.Unavailable;
import java.util.Optional;
import java.util.function.Consumer;
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
     * @param retry whether an earlier attempt may have begun one
     * @throws Gone if GitHub does not find what it is about
     */
    <T> Optional<T> before(Subject subject, boolean retry, Supplier<T> step) {
        return orSayWhy(
                draft -> {
                    if (retry) {
                        concludeLeft(subject, draft);
                    } else {
                        checks.concludeAtOnce(subject, draft);
                    }
                },
                step);
    }

    /**
     * Begins a check run, judges, and concludes it.
     *
     * @param retry whether an earlier attempt may have begun one
     */
    void run(Subject subject, boolean retry, Supplier<CheckDraft> judge) {
        long checkRun = checks.begin(subject, retry);
        Consumer<CheckDraft> conclude = draft -> checks.conclude(subject, checkRun, draft);
        try {
            orSayWhy(conclude, () -> {
                CheckDraft draft = judge.get();
                conclude.accept(draft);
                return draft;
            });
        } catch (Gone gone) {
            // Deleted meanwhile, or out of reach although it was there: then somebody waits for an answer.
            conclude.accept(drafts.gone());
        }
    }

    /**
     * Does work that may come before GitHub's API knows what it is about.
     *
     * @param retry whether an earlier attempt may have begun a check run: it is concluded if what it is about is gone
     * @throws Unavailable if GitHub does not know it at the first try: only what is still not there later was deleted
     */
    void unlessGone(Subject subject, boolean retry, Runnable work) {
        found(subject, retry, () -> {
            work.run();
            return Optional.empty();
        });
    }

    /** Looks for something in the same way; empty if it was deleted. */
    <T> Optional<T> found(Subject subject, boolean retry, Supplier<Optional<T>> look) {
        try {
            return look.get();
        } catch (Gone gone) {
            if (!retry) {
                throw new Unavailable(String.valueOf(gone.getMessage()), gone);
            }
            end(subject, drafts.gone());
            return Optional.empty();
        }
    }

    /** Concludes the check run that earlier attempts have begun, or one of its own. */
    void giveUp(Subject subject, boolean passing) {
        concludeLeft(subject, passing ? drafts.unanswered() : drafts.failed());
    }

    private void concludeLeft(Subject subject, CheckDraft draft) {
        checks.conclude(subject, checks.begin(subject, true), draft);
    }

    /** Concludes the check runs that an attempt has left in progress and that nobody needs any more. */
    void abandon(Subject subject) {
        end(subject, drafts.displaced());
    }

    /** Concludes what is in progress; where the commit itself is gone, nobody sees it. */
    private void end(Subject subject, CheckDraft draft) {
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
