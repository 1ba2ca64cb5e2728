package dev.undebug.review;

import dev.undebug.pull.CheckDraft.Conclusion;
import dev.undebug.pull.Gone;
import dev.undebug.pull.PullDiff;
import dev.undebug.pull.PullRequest;
import dev.undebug.pull.Pulls;
import dev.undebug.pull.Refused;
import dev.undebug.pull.Subject;
import java.util.List;

/** Judges the other pull requests with the same head for the sake of the check that they share; the rest is their own work's. */
final class OthersWithHead {
    private final Pulls pulls;
    private final PullScanner scanner;
    private final Drafts drafts;

    /**
     * @param drafts the texts for a pull request
     */
    OthersWithHead(Pulls pulls, PullScanner scanner, Drafts drafts) {
        this.pulls = pulls;
        this.scanner = scanner;
        this.drafts = drafts;
    }

    List<SameHead> of(Subject subject) {
        return pulls.sameHead(subject).stream().map(this::judge).toList();
    }

    private SameHead judge(PullRequest pull) {
        int number = pull.ref().number();
        try {
            PullDiff diff = pulls.diff(pull);
            if (!Relevant.is(diff)) {
                return new SameHead(
                        number,
                        Conclusion.SUCCESS,
                        drafts.nothingRelevant(List.of()).title());
            }
            Verdict verdict = scanner.scan(pulls.open(pull, diff), diff).verdict();
            return new SameHead(number, verdict.conclusion(), drafts.title(verdict));
        } catch (Gone | Refused unknown) {
            return new SameHead(number, Conclusion.FAILURE, "it could not be analysed");
        }
    }
}
