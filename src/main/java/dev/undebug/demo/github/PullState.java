package dev.undebug.demo.github;

import dev.undebug.demo.github.git.CommitInfo;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The state of a pull request. Every change fires an event and, as on GitHub, appears in the conversation. */
final class PullState {
    private final HostedPull pull;
    private final HostedRepository repository;
    private volatile PullStatus status;
    private volatile String headSha;
    private volatile String baseBranch;
    private volatile String frozenBase;
    private volatile String toldBase;

    PullState(HostedPull pull) {
        Proposal proposal = pull.proposal();
        this.pull = pull;
        this.repository = pull.repository();
        this.baseBranch = proposal.baseBranch();
        this.headSha = proposedTip();
        this.frozenBase = tip(repository, proposal.baseBranch());
        this.toldBase = frozenBase;
        this.status = new PullStatus(true, proposal.draft(), Optional.empty(), Optional.empty(), pull.createdAt());
        keepHead();
    }

    private String proposedTip() {
        return tip(pull.proposal().headRepository(), pull.proposal().headBranch());
    }

    private static String tip(HostedRepository repository, String branch) {
        return repository
                .head(branch)
                .orElseThrow(() -> new Rejected("No branch " + branch + " in " + repository.fullName()));
    }

    private void keepHead() {
        repository.store().move("refs/pull/" + pull.number() + "/head", headSha);
    }

    PullStatus status() {
        return status;
    }

    String headSha() {
        return headSha;
    }

    String baseBranch() {
        return baseBranch;
    }

    String baseSha() {
        return status.open() ? repository.head(baseBranch).orElse(frozenBase) : frozenBase;
    }

    String toldBase() {
        return toldBase;
    }

    synchronized void pushed(Account sender, String before, String after) {
        boolean forced = !repository.store().mergeBase(before, after).equals(Optional.of(before));
        List<CommitInfo> added = repository.store().between(forced ? baseSha() : before, after);
        headSha = after;
        keepHead();
        Instant now = pull.now();
        status = status.at(now);
        pull.note(new TimelineItem.Pushed(sender, added, forced, now));
        tell("synchronize", sender, before, null);
    }

    synchronized void end(Account sender, String word, Optional<String> mergeCommit) {
        if (!status.open()) {
            throw new Rejected("Pull request is closed");
        }
        frozenBase = baseSha();
        Instant now = pull.now();
        status = new PullStatus(false, status.draft(), Optional.of(now), mergeCommit, now);
        pull.note(new TimelineItem.StateChanged(sender, word, now));
        tell("closed", sender, null, null);
    }

    synchronized void reopen(Account sender) {
        if (status.open() || status.merged()) {
            throw new Rejected("state cannot be changed.");
        }
        headSha = proposedTip();
        status = new PullStatus(true, status.draft(), Optional.empty(), Optional.empty(), pull.now());
        pull.note(new TimelineItem.StateChanged(sender, "reopened", pull.now()));
        tell("reopened", sender, null, null);
    }

    synchronized void draft(Account sender, boolean draft) {
        status = new PullStatus(status.open(), draft, status.closedAt(), status.mergeCommit(), pull.now());
        tell(draft ? "converted_to_draft" : "ready_for_review", sender, null, null);
    }

    synchronized void base(Account sender, String branch) {
        ForgeEvent.BranchTip from = new ForgeEvent.BranchTip(baseBranch, baseSha());
        toldBase = tip(repository, branch);
        baseBranch = branch;
        status = status.at(pull.now());
        tell("edited", sender, null, from);
    }

    private void tell(String action, Account sender, @Nullable String before, ForgeEvent.@Nullable BranchTip baseFrom) {
        repository
                .forge()
                .tell(new ForgeEvent.PullChanged(
                        pull, action, sender, Optional.ofNullable(before), Optional.ofNullable(baseFrom)));
    }
}
