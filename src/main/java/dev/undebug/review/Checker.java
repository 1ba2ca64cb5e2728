package dev.undebug.review;

import dev.undebug.pull.Attempt;
import dev.undebug.pull.BranchTip;
import dev.undebug.pull.CheckWork;
import dev.undebug.pull.Checks;
import dev.undebug.pull.FixWork;
import dev.undebug.pull.FormerHeadWork;
import dev.undebug.pull.Gone;
import dev.undebug.pull.HeadBranches;
import dev.undebug.pull.LatestWork;
import dev.undebug.pull.MergeGroup;
import dev.undebug.pull.PullRequest;
import dev.undebug.pull.Pulls;
import dev.undebug.pull.Refused;
import dev.undebug.pull.RequestedWork;
import dev.undebug.pull.Subject;
import dev.undebug.pull.SuiteWork;
import dev.undebug.pull.WelcomeWork;
import dev.undebug.review.draft.Drafts;
import dev.undebug.review.draft.RulePages;
import dev.undebug.review.draft.SubjectKind;
import dev.undebug.scan.Scanner;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The use case: handles the work requested by an event. */
public final class Checker {
    private final Pulls pulls;
    private final Checks checks;
    private final HeadBranches branches;
    private final RulePages pages;
    private final ReviewPull pullRequests;
    private final CheckGroup groups;
    private final AuditBranch audits;
    private final FixAll fixes;
    private final OneAtATime heads = new OneAtATime();

    public Checker(Ports ports, Scanner scanner, RulePages pages) {
        pulls = ports.pulls();
        checks = ports.checks();
        branches = ports.branches();
        this.pages = pages;
        PullScanner scans = new PullScanner(scanner);
        pullRequests = new ReviewPull(ports, scans, pages);
        groups = new CheckGroup(pulls, ports.checks(), scans, pages);
        audits = new AuditBranch(pulls, ports.checks(), scans, pages);
        fixes = new FixAll(pulls, branches, scans);
    }

    /**
     * Handles the work. Either a check run is concluded or the work has to be retried, unless the commit is gone.
     *
     * @throws dev.undebug.source.Unavailable if GitHub does not answer; retry the work
     */
    public void run(RequestedWork work, Attempt attempt) {
        try {
            make(work, attempt);
        } catch (Gone gone) {
            // Without the subject, there is no commit to answer on.
            CheckLifecycle.insist(attempt, gone);
        }
    }

    private void make(RequestedWork work, Attempt attempt) {
        if (work instanceof CheckWork check) {
            check(check.subject(), attempt);
        } else if (work instanceof LatestWork latest) {
            before(latest.pull(), attempt, () -> now(latest.pull())).ifPresent(pull -> check(pull, attempt));
        } else if (work instanceof FixWork fix) {
            fix(fix, attempt);
        } else if (work instanceof SuiteWork suite) {
            rerun(suite, attempt);
        } else if (work instanceof FormerHeadWork former) {
            withoutFormer(former, attempt);
        } else if (work instanceof WelcomeWork welcome) {
            pulls.defaultBranch(welcome.repository()).ifPresent(tip -> check(tip, attempt));
        }
    }

    /**
     * Begins the check run of a pull request whose base branch was changed, and judges nothing yet: nobody can merge by the verdict
     * for the other base while this one waits for its turn.
     *
     * @throws dev.undebug.source.Unavailable if GitHub does not answer
     */
    public void begin(RequestedWork work, Attempt attempt) {
        Subject told = work instanceof LatestWork latest ? latest.pull() : null;
        Subject subject = work instanceof CheckWork check ? check.subject() : told;
        if (subject != null) {
            endingOf(subject).begin(subject, attempt);
        }
    }

    /**
     * Concludes the check of failed work, so that nobody waits for it forever.
     *
     * @param passing whether GitHub caused the failure, so that the work will be retried
     */
    public void giveUp(RequestedWork work, boolean passing) {
        subject(work)
                .ifPresent(subject -> alone(subject, () -> {
                    if (hasVerdict(work, passing)) {
                        endingOf(subject).giveUpBegun(subject, passing);
                    } else {
                        endingOf(subject).giveUp(subject, passing);
                    }
                }));
    }

    /** Returns whether the commit has a concluded check that stays valid until a retry. */
    private static boolean hasVerdict(RequestedWork work, boolean passing) {
        return work instanceof FormerHeadWork || (work instanceof FixWork && passing);
    }

    /**
     * Ends the check runs that an attempt began on a subject and that no later attempt will continue. Does not wait for
     * running work: that work still concludes its own check run last.
     *
     * @throws dev.undebug.source.Unavailable if GitHub does not answer
     */
    public void end(Subject subject) {
        endingOf(subject).end(subject);
    }

    /** Returns the subject of the check. */
    private Optional<Subject> subject(RequestedWork work) {
        if (work instanceof CheckWork check) {
            return Optional.of(check.subject());
        }
        if (work instanceof FixWork fix) {
            return Optional.of(fix.pull());
        }
        if (work instanceof LatestWork latest) {
            return Optional.of(newest(latest.pull()));
        }
        if (work instanceof SuiteWork suite) {
            return again(suite);
        }
        if (work instanceof FormerHeadWork former) {
            return withHead(new BranchTip(former.repository(), former.head())).map(pull -> pull);
        }
        return pulls.defaultBranch(((WelcomeWork) work).repository()).map(tip -> tip);
    }

    private void fix(FixWork work, Attempt attempt) {
        FixAll.Outcome outcome = fixes.run(work, attempt);
        outcome.answer().ifPresent(answer -> before(outcome.pull(), attempt, () -> heir(outcome.pull()))
                .ifPresent(pull -> unlessGone(pull, attempt, () -> pullRequests.run(pull, attempt, answer))));
    }

    /** Runs a step that needs no subject. If GitHub refuses it, a check run says why. */
    private <T> Optional<T> before(Subject subject, Attempt attempt, Supplier<T> step) {
        return endingOf(subject).before(subject, attempt, step);
    }

    private PullRequest now(PullRequest told) {
        return heir(branches.find(told.ref()).pull());
    }

    /** Returns an open pull request with the same head as a closed one, if there is one: the check belongs to it. */
    private PullRequest heir(PullRequest pull) {
        return pull.open()
                ? pull
                : withHead(new BranchTip(pull.repository(), pull.head())).orElse(pull);
    }

    private PullRequest newest(PullRequest told) {
        try {
            return now(told);
        } catch (Refused refused) {
            return told;
        }
    }

    private CheckLifecycle endingOf(Subject subject) {
        return new CheckLifecycle(checks, new Drafts(pages, SubjectKind.of(subject)));
    }

    private void check(Subject subject, Attempt attempt) {
        unlessGone(subject, attempt, () -> {
            if (subject instanceof PullRequest pull) {
                pullRequests.run(pull, attempt);
            } else if (subject instanceof MergeGroup group) {
                groups.run(group, attempt);
            } else if (subject instanceof BranchTip tip) {
                audits.run(tip, attempt);
            }
        });
    }

    /** Concludes a check even if GitHub does not find the subject. */
    private void unlessGone(Subject subject, Attempt attempt, Runnable work) {
        alone(subject, () -> {
            try {
                work.run();
            } catch (Gone gone) {
                CheckLifecycle.insist(attempt, gone);
                endingOf(subject).gone(subject, attempt);
            }
        });
    }

    private void alone(Subject subject, Runnable work) {
        heads.run(subject.repository(), subject.head(), work);
    }

    /** Usually no other pull request has this head, and this costs at most one request. */
    private void withoutFormer(FormerHeadWork former, Attempt attempt) {
        BranchTip commit = new BranchTip(former.repository(), former.head());
        if (!pullRequests.wasOfOneAlone(commit)) {
            withHead(commit).ifPresent(other -> alone(other, () -> pullRequests.recheck(other, attempt)));
        }
    }

    /** All pull requests with a head share one check, and each of them judges all. */
    private Optional<PullRequest> withHead(BranchTip commit) {
        return pulls.sameHead(commit).stream().findFirst();
    }

    /** Somebody requested this, so a refusal is reported on the commit, whatever it is the head of. */
    private void rerun(SuiteWork suite, Attempt attempt) {
        BranchTip commit = new BranchTip(suite.repository(), suite.head());
        new CheckLifecycle(checks, new Drafts(pages, SubjectKind.PULL_REQUEST))
                .before(commit, attempt, () -> again(suite))
                .flatMap(found -> found)
                .ifPresent(subject -> check(subject, attempt));
    }

    private Optional<Subject> again(SuiteWork suite) {
        BranchTip commit = new BranchTip(suite.repository(), suite.head());
        return withHead(commit)
                .<Subject>map(pull -> pull)
                .or(() -> pulls.defaultBranch(suite.repository()).filter(commit::equals))
                .or(() -> checked(commit));
    }

    /** GitHub's list omits closed pull requests, but their check contains the number. */
    private Optional<Subject> checked(BranchTip commit) {
        List<Subject> subjects = checks.subjects(commit);
        return subjects.stream()
                .filter(subject -> !(subject instanceof PullRequest))
                .findFirst()
                .or(() -> subjects.stream()
                        .filter(PullRequest.class::isInstance)
                        .map(pull -> ((PullRequest) pull).ref())
                        .distinct()
                        .map(pull -> branches.find(pull).pull())
                        .filter(pull -> pull.head().equals(commit.head()))
                        .findFirst());
    }
}
