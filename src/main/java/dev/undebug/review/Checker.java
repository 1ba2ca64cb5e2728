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

/** The use case: does what an event asked for. */
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
     * Does it. Whatever happens, a check run is concluded or the work is to be tried again, unless there is nothing left to
     * conclude one on.
     *
     * @throws dev.undebug.source.Unavailable if GitHub does not answer; the work is to be tried again
     */
    public void run(RequestedWork work, Attempt attempt) {
        try {
            make(work, attempt);
        } catch (Gone gone) {
            // It is not known on what an answer could be.
            Checking.insist(attempt, gone);
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
     * Concludes the check of work that could not be done, so that nobody waits for it without end.
     *
     * @param passing whether GitHub is the reason, so that the work is tried again
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

    /** Returns whether the commit's check has been concluded already, and that stands until this is tried again. */
    private static boolean hasVerdict(RequestedWork work, boolean passing) {
        return work instanceof FormerHeadWork || (work instanceof FixWork && passing);
    }

    /**
     * Ends the check runs that an attempt has begun on a subject and no later one goes on with. This waits for nobody: whoever
     * works on one of them has the last word on it all the same.
     *
     * @throws dev.undebug.source.Unavailable if GitHub does not answer
     */
    public void end(Subject subject) {
        endingOf(subject).end(subject);
    }

    /** Returns what the check is on. */
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

    /** Takes a step before it is known what is judged. Where GitHub says no, a check run says why. */
    private <T> Optional<T> before(Subject subject, Attempt attempt, Supplier<T> step) {
        return endingOf(subject).before(subject, attempt, step);
    }

    private PullRequest now(PullRequest told) {
        return heir(branches.find(told.ref()).pull());
    }

    /** Returns, for one that is closed, an open one that has its head, if there is one: then the check is that one's. */
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

    private Checking endingOf(Subject subject) {
        return new Checking(checks, new Drafts(pages, SubjectKind.of(subject)));
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

    /** Whatever asked for the check of a commit, there is an answer where GitHub does not find what it is about. */
    private void unlessGone(Subject subject, Attempt attempt, Runnable work) {
        alone(subject, () -> {
            try {
                work.run();
            } catch (Gone gone) {
                Checking.insist(attempt, gone);
                endingOf(subject).gone(subject, attempt);
            }
        });
    }

    private void alone(Subject subject, Runnable work) {
        heads.run(subject.repository(), subject.head(), work);
    }

    /** At most one request where, as nearly always, no other pull request has that head. */
    private void withoutFormer(FormerHeadWork former, Attempt attempt) {
        BranchTip commit = new BranchTip(former.repository(), former.head());
        if (!pullRequests.wasOfOneAlone(commit)) {
            withHead(commit).ifPresent(other -> alone(other, () -> pullRequests.recheck(other, attempt)));
        }
    }

    /** The check is one for all pull requests with a head, and each judges all. */
    private Optional<PullRequest> withHead(BranchTip commit) {
        return pulls.sameHead(commit).stream().findFirst();
    }

    /** Somebody has asked for it, so a refusal is told on the commit, of whatever it is the head. */
    private void rerun(SuiteWork suite, Attempt attempt) {
        BranchTip commit = new BranchTip(suite.repository(), suite.head());
        new Checking(checks, new Drafts(pages, SubjectKind.PULL_REQUEST))
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

    /** GitHub lists no pull request that is closed; but its check has its number. */
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
