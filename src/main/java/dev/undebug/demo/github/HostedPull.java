package dev.undebug.demo.github;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A pull request on the stand-in. */
public final class HostedPull {
    private final HostedRepository repository;
    private final long id;
    private final int number;
    private final Account author;
    private final Proposal proposal;
    private final Instant createdAt;
    private final PullThreads threads;
    private final Conversation conversation = new Conversation();
    private final Set<Long> applied = ConcurrentHashMap.newKeySet();
    private volatile Status status;
    private volatile String headSha;
    private volatile String baseBranch;
    private volatile String frozenBase;

    /**
     * What is proposed.
     *
     * @param headRepository the repository itself or a fork of it
     */
    public record Proposal(
            String title,
            String body,
            HostedRepository headRepository,
            String headBranch,
            String baseBranch,
            boolean draft) {
        /** Proposes a branch of the repository itself. */
        public static Proposal of(HostedRepository repository, String title, String head, String base) {
            return new Proposal(title, "", repository, head, base, false);
        }
    }

    /**
     * How far the pull request is.
     *
     * @param mergeCommit present once merged
     */
    public record Status(
            boolean open, boolean draft, Optional<Instant> closedAt, Optional<String> mergeCommit, Instant updatedAt) {
        public boolean merged() {
            return mergeCommit.isPresent();
        }
    }

    HostedPull(HostedRepository repository, int number, Account author, Proposal proposal) {
        this.repository = repository;
        this.id = repository.forge().ids().next();
        this.number = number;
        this.author = author;
        this.proposal = proposal;
        this.createdAt = repository.forge().clock().instant();
        this.baseBranch = proposal.baseBranch;
        this.headSha = tip(proposal.headRepository, proposal.headBranch);
        this.frozenBase = tip(repository, proposal.baseBranch);
        this.status = new Status(true, proposal.draft, Optional.empty(), Optional.empty(), createdAt);
        this.threads = new PullThreads(this);
        repository.store().move("refs/pull/" + number + "/head", headSha);
        conversation.add(new TimelineItem.Pushed(author, commits(), false, createdAt));
    }

    private static String tip(HostedRepository repository, String branch) {
        return repository
                .head(branch)
                .orElseThrow(() -> new Refused("No branch " + branch + " in " + repository.fullName()));
    }

    public HostedRepository repository() {
        return repository;
    }

    public long id() {
        return id;
    }

    public int number() {
        return number;
    }

    public Account author() {
        return author;
    }

    public Proposal proposal() {
        return proposal;
    }

    public String title() {
        return proposal.title;
    }

    public String nodeId() {
        return NodeId.of("PR", repository.id(), id);
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Status status() {
        return status;
    }

    public boolean open() {
        return status.open;
    }

    public String headSha() {
        return headSha;
    }

    public String baseBranch() {
        return baseBranch;
    }

    /** Returns the tip of the base branch; of a closed pull request, what it was then. */
    public String baseSha() {
        return open() ? repository.head(baseBranch).orElse(frozenBase) : frozenBase;
    }

    /** Returns the merge base: what the head is compared with. */
    public String mergeBase() {
        return repository.store().mergeBase(baseSha(), headSha).orElseThrow();
    }

    boolean isFrom(HostedRepository head, String branch) {
        return proposal.headRepository == head && proposal.headBranch.equals(branch);
    }

    /** Returns the changed files with their patches. */
    public List<FileDiff> files() {
        return repository.diff(mergeBase(), headSha);
    }

    /** Returns the changed file, if it is one. */
    public Optional<FileDiff> file(String path) {
        return files().stream().filter(file -> file.path().equals(path)).findFirst();
    }

    /** Returns the commits, oldest first. */
    public List<CommitInfo> commits() {
        return repository.store().between(baseSha(), headSha);
    }

    /** Returns reviews and threads. */
    public PullThreads threads() {
        return threads;
    }

    /** Returns the comments that are not on lines. */
    public List<IssueComment> comments() {
        return conversation.comments();
    }

    /** Returns everything that happened, oldest first. */
    public List<TimelineItem> conversation() {
        return conversation.with(threads.reviewed());
    }

    /** Adds a comment to the conversation. */
    public IssueComment comment(Account by, String body) {
        Instant now = now();
        IssueComment comment = new IssueComment(repository.forge().ids().next(), by, body, now, now);
        conversation.add(comment);
        return comment;
    }

    /** Changes a comment of the conversation. */
    public Optional<IssueComment> edit(long comment, String body) {
        return conversation.edit(comment, body, now());
    }

    /** Returns the newest check runs of the head. */
    public List<CheckRun> checkRuns() {
        return repository.checkRuns().latest(headSha);
    }

    /** Returns what the merge box shows. */
    public Mergeability mergeability() {
        Map<String, Mergeability.Check> checks = new HashMap<>();
        for (String name : repository.requiredChecks(baseBranch)) {
            checks.put(name, repository.checkRuns().verdict(headSha, name));
        }
        return new Mergeability(open(), new Merge(repository.store()).conflicts(baseSha(), headSha), checks);
    }

    synchronized void pushed(Account sender, String before, String after) {
        boolean forced = !repository.store().mergeBase(before, after).equals(Optional.of(before));
        List<CommitInfo> added = repository.store().between(forced ? baseSha() : before, after);
        headSha = after;
        repository.store().move("refs/pull/" + number + "/head", after);
        conversation.add(new TimelineItem.Pushed(sender, added, forced, touch()));
        tell("synchronize", sender, before, null);
    }

    private Instant touch() {
        Instant now = now();
        status = new Status(status.open, status.draft, status.closedAt, status.mergeCommit, now);
        return now;
    }

    Instant now() {
        return repository.forge().clock().instant();
    }

    private void tell(String action, Account sender, @Nullable String before, ForgeEvent.@Nullable BranchTip baseFrom) {
        repository
                .forge()
                .tell(new ForgeEvent.PullChanged(
                        this, action, sender, Optional.ofNullable(before), Optional.ofNullable(baseFrom)));
    }

    /** Closes it without merging. */
    public void close(Account sender) {
        end(sender, "closed", Optional.empty());
    }

    private synchronized void end(Account sender, String word, Optional<String> mergeCommit) {
        if (!open()) {
            throw new Refused("Pull request is closed");
        }
        frozenBase = baseSha();
        Instant now = now();
        status = new Status(false, status.draft, Optional.of(now), mergeCommit, now);
        conversation.add(new TimelineItem.StateChanged(sender, word, now));
        tell("closed", sender, null, null);
    }

    /** Opens it again; what was pushed meanwhile counts. */
    public synchronized void reopen(Account sender) {
        if (open() || status.merged()) {
            throw new Refused("state cannot be changed.");
        }
        headSha = tip(proposal.headRepository, proposal.headBranch);
        status = new Status(true, status.draft, Optional.empty(), Optional.empty(), now());
        conversation.add(new TimelineItem.StateChanged(sender, "reopened", now()));
        tell("reopened", sender, null, null);
    }

    /** Changes whether it is a draft. */
    public synchronized void draft(Account sender, boolean draft) {
        status = new Status(status.open, draft, status.closedAt, status.mergeCommit, now());
        tell(draft ? "converted_to_draft" : "ready_for_review", sender, null, null);
    }

    /** Proposes it to another branch. */
    public synchronized void base(Account sender, String branch) {
        ForgeEvent.BranchTip from = new ForgeEvent.BranchTip(baseBranch, baseSha());
        tip(repository, branch);
        baseBranch = branch;
        touch();
        tell("edited", sender, null, from);
    }

    /**
     * Merges it, if the merge box lets it through. Returns the merge commit.
     *
     * @throws Refused if a required check is missing or git cannot merge
     */
    public String merge(Account sender) {
        if (!mergeability().mergeable()) {
            throw new Refused("Required status check is expected or has failed, or the branches conflict.");
        }
        String commit = new Merge(repository.store()).commit(this, sender);
        end(sender, "merged", Optional.of(commit));
        repository.push(sender, baseBranch, commit);
        return commit;
    }

    boolean applied(long comment) {
        return applied.contains(comment);
    }

    void apply(long comment, Account by) {
        applied.add(comment);
        threads.holding(comment).ifPresent(thread -> threads.resolve(thread.id(), Optional.of(by)));
    }

    /** Returns whether the suggestion of a comment can be committed. */
    public SuggestionState suggestion(long comment) {
        return new Suggestions(this).state(comment);
    }

    /**
     * Commits the suggestions of comments as one commit on the head branch, as GitHub's button does. Returns the commit.
     *
     * @throws Refused if GitHub would not offer the button
     */
    public String commitSuggestions(Account by, List<Long> commentIds) {
        return new Suggestions(this).commit(by, commentIds);
    }
}
