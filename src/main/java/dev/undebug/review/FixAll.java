package dev.undebug.review;

import dev.undebug.pull.AppPermission;
import dev.undebug.pull.Attempt;
import dev.undebug.pull.CheckDraft;
import dev.undebug.pull.CheckDraft.Button;
import dev.undebug.pull.CommitSha;
import dev.undebug.pull.FixWork;
import dev.undebug.pull.Gone;
import dev.undebug.pull.HeadBranch;
import dev.undebug.pull.HeadBranches;
import dev.undebug.pull.HeadBranches.Moved;
import dev.undebug.pull.PullDiff;
import dev.undebug.pull.PullRequest;
import dev.undebug.pull.Pulls;
import dev.undebug.pull.Refused;
import dev.undebug.pull.RepositoryRef;
import dev.undebug.review.draft.Drafts;
import dev.undebug.review.draft.Markdown;
import dev.undebug.rule.Finding;
import dev.undebug.rule.Fix;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Commits every proved fix of a pull request when somebody presses the button, or explains why not. */
final class FixAll {
    private static final String WORKFLOWS = ".github/workflows/";
    /** Words that have a meaning for GitHub if they directly precede a reference. */
    private static final Pattern MEANING = Pattern.compile(
            "(?<!\\w)@(?=\\w)|#(?=\\d)|(?i:\\bgh-)(?=\\d)|:(?=//)|\\[(?=(?i:[^\\]]*\\b(?:skip|no|ci)\\b))");

    private static final String NOTHING = "**Fix all committed nothing.** ";
    private static final Answer MOVED = new Answer(
            NOTHING + "The branch has changed. Press **Fix all** again.",
            NOTHING + "The branch has changed, and its current check offers no **Fix all**.");

    private final Pulls pulls;
    private final HeadBranches branches;
    private final PullScanner scanner;

    FixAll(Pulls pulls, HeadBranches branches, PullScanner scanner) {
        this.pulls = pulls;
        this.branches = branches;
        this.scanner = scanner;
    }

    /**
     * The result.
     *
     * @param pull the pull request in its current state
     * @param answer empty after a commit, which brings its own check
     */
    record Outcome(PullRequest pull, Optional<Answer> answer) {}

    /**
     * The explanation for the person who pressed the button, shown on the next check, in Markdown.
     *
     * @param withButton for a check that has the button, too
     */
    record Answer(String withButton, String without) {
        static Answer nothing(String why) {
            return new Answer(NOTHING + why, NOTHING + why);
        }

        CheckDraft on(CheckDraft check) {
            return Drafts.beginning(check.buttons().contains(Button.FIX_ALL) ? withButton : without, check);
        }
    }

    /** Commits the fixes. */
    Outcome run(FixWork work, Attempt attempt) {
        try {
            return outcome(work);
        } catch (Refused refused) {
            return new Outcome(work.pull(), Optional.of(told(refused)));
        } catch (Gone gone) {
            CheckLifecycle.insist(attempt, gone);
            return new Outcome(
                    work.pull(), Optional.of(Answer.nothing("GitHub does not find the branch or a commit of it.")));
        }
    }

    private Outcome outcome(FixWork work) {
        HeadBranch branch = branches.find(work.pull().ref());
        try {
            return new Outcome(branch.pull(), done(work, branch).or(() -> refused(work, branch)));
        } catch (Moved moved) {
            return new Outcome(branches.find(work.pull().ref()).pull(), Optional.of(MOVED));
        }
    }

    /** An earlier attempt may have made the commit, or somebody else may have pressed the button just before. */
    private Optional<Answer> done(FixWork work, HeadBranch branch) {
        CommitSha upon = work.pull().head();
        return branch.pull().head().equals(upon)
                ? Optional.empty()
                : branches.committedFor(branch, upon).map(by -> {
                    String who = Markdown.prose(by.login());
                    return new Answer(
                            "**The branch has changed since " + who
                                    + " pressed Fix all.** Press it again to fix the rest.",
                            "**Fix all is done.** " + who + " pressed it before, and its fixes are already committed.");
                });
    }

    private static Answer told(Refused refused) {
        return Answer.nothing(Markdown.sentence(refused.reason()));
    }

    /** Explains a refusal by GitHub to the person who pressed the button. */
    private Optional<Answer> refused(FixWork work, HeadBranch branch) {
        try {
            Optional<String> why = refusal(work, branch);
            if (why.isEmpty() && !branch.pull().head().equals(work.pull().head())) {
                return Optional.of(MOVED);
            }
            return why.or(() -> commit(work, branch)).map(Answer::nothing);
        } catch (Refused refused) {
            return Optional.of(told(refused));
        }
    }

    private Optional<String> refusal(FixWork work, HeadBranch branch) {
        if (!branch.pull().open()) {
            return Optional.of("#" + branch.pull().ref().number() + " is closed.");
        }
        if (!branch.own()) {
            return Optional.of(
                    "The branch is in a fork, which this app cannot write to. The branch's owner can commit the"
                            + " suggestions in the review comments.");
        }
        if (!branches.mayWrite(branch.pull().repository())) {
            return Optional.of("This app cannot commit here: it lacks the permission `" + AppPermission.COMMITS
                    + "`. Please commit the suggestions in the review comments.");
        }
        return branches.mayPush(branch.pull().repository(), work.by())
                ? Optional.empty()
                : Optional.of(Markdown.prose(work.by().login()) + " has no push access to this repository.");
    }

    private Optional<String> commit(FixWork work, HeadBranch branch) {
        PullRequest pull = branch.pull();
        PullDiff diff = pulls.diff(pull);
        PullScanner.Planned planned = scanner.plan(pulls.open(pull, diff), diff, writable(branches, pull.repository()));
        if (planned.plan().files().isEmpty()) {
            return Optional.of(nothing(planned.skipped()));
        }
        branches.commit(branch, message(work, planned), planned.plan().files());
        return Optional.empty();
    }

    /** Returns the files that the app may change, given that it may write contents at all. */
    static Predicate<String> writable(HeadBranches branches, RepositoryRef repository) {
        boolean workflows = branches.mayWriteWorkflows(repository);
        return path -> workflows || !path.startsWith(WORKFLOWS);
    }

    private static String nothing(List<String> skipped) {
        String paths = String.join(", ", skipped.stream().map(Markdown::code).toList());
        return switch (skipped.size()) {
            case 0 -> "No proved fix is left.";
            case 1 -> "The only fix is in a workflow, which this app cannot change: " + paths + ".";
            default -> "The only fixes are in workflows, which this app cannot change: " + paths + ".";
        };
    }

    private static String message(FixWork work, PullScanner.Planned planned) {
        StringBuilder text = new StringBuilder(HeadBranches.TITLE).append("\n\n");
        for (Finding finding : planned.plan().fixed()) {
            String what = finding.fix().map(Fix::description).orElse("");
            text.append("- ").append(line(finding.place().path() + ": " + what)).append('\n');
        }
        if (!planned.skipped().isEmpty()) {
            text.append("\nNot changed, because the app cannot change workflows: ")
                    .append(line(String.join(", ", planned.skipped())))
                    .append('\n');
        }
        return text.append('\n').append(work.by().coAuthor()).append('\n').toString();
    }

    /**
     * Text from the repository must not become another line of the message, such as a trailer. It must not mention
     * anybody, close an issue, or skip workflows either.
     */
    private static String line(String text) {
        String line = text.replaceAll("\\p{Cntrl}", " ").replace("`", "");
        return MEANING.matcher(line).replaceAll("$0 ");
    }
}
