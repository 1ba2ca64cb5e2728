package dev.undebug.demo.github;

import dev.undebug.demo.github.git.CommitInfo;
import dev.undebug.demo.github.git.FileDiff;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A pull request on the stand-in. */
public final class HostedPull {
    private final HostedRepository repository;
    private final long id;
    private final int number;
    private final Account author;
    private final Proposal proposal;
    private final Instant createdAt;
    private final PullState state;
    private final PullThreads threads;
    private final TimelineItems conversation = new TimelineItems();
    private final Set<Long> applied = ConcurrentHashMap.newKeySet();

    HostedPull(HostedRepository repository, int number, Account author, Proposal proposal) {
        this.repository = repository;
        this.id = repository.forge().ids().next();
        this.number = number;
        this.author = author;
        this.proposal = proposal;
        this.createdAt = repository.forge().clock().instant();
        this.state = new PullState(this);
        this.threads = new PullThreads(this);
        conversation.add(new TimelineItem.Pushed(author, commits(), false, createdAt));
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
        return proposal.title();
    }

    public String nodeId() {
        return NodeId.of("PR", repository.id(), id);
    }

    public Instant createdAt() {
        return createdAt;
    }

    public PullStatus status() {
        return state.status();
    }

    public boolean open() {
        return status().open();
    }

    public String headSha() {
        return state.headSha();
    }

    public String baseBranch() {
        return state.baseBranch();
    }

    /** Returns the tip of the base branch; for a closed pull request, the tip at that time. */
    public String baseSha() {
        return state.baseSha();
    }

    /**
     * Returns the base commit that GitHub's API shows: GitHub does not update it reliably, and here it stays as it was
     * when the base was chosen.
     */
    public String toldBase() {
        return state.toldBase();
    }

    /** Returns the merge base, which the head is compared with. Without a common history, it is the base. */
    public String mergeBase() {
        return repository.store().mergeBase(baseSha(), headSha()).orElseGet(this::baseSha);
    }

    boolean isFrom(HostedRepository head, String branch) {
        return proposal.headRepository() == head && proposal.headBranch().equals(branch);
    }

    /** Returns the changed files with their patches. */
    public List<FileDiff> files() {
        return repository.diff(mergeBase(), headSha());
    }

    /** Returns a changed file by its path; empty if the file is not changed. */
    public Optional<FileDiff> file(String path) {
        return files().stream().filter(file -> file.path().equals(path)).findFirst();
    }

    /** Returns the commits, oldest first. */
    public List<CommitInfo> commits() {
        return repository.store().between(baseSha(), headSha());
    }

    /** Returns the reviews and threads. */
    public PullThreads threads() {
        return threads;
    }

    /** Returns the comments that are not on lines. */
    public List<IssueComment> comments() {
        return conversation.comments();
    }

    /** Returns all timeline items, oldest first. */
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
        return repository.checkRuns().latest(headSha());
    }

    /** Returns the state of the merge box. */
    public Mergeability mergeability() {
        Map<String, Mergeability.Check> checks = new HashMap<>();
        for (String name : repository.requiredChecks(baseBranch())) {
            checks.put(name, repository.checkRuns().verdict(headSha(), name));
        }
        return new Mergeability(open(), repository.conflicts(baseSha(), headSha()), checks);
    }

    void note(TimelineItem item) {
        conversation.add(item);
    }

    void pushed(Account sender, String before, String after) {
        state.pushed(sender, before, after);
    }

    Instant now() {
        return repository.forge().clock().instant();
    }

    /** Closes the pull request without merging it. */
    public void close(Account sender) {
        state.end(sender, "closed", Optional.empty());
    }

    /** Reopens the pull request, with everything pushed meanwhile. */
    public void reopen(Account sender) {
        state.reopen(sender);
    }

    /** Changes the draft state. */
    public void draft(Account sender, boolean draft) {
        state.draft(sender, draft);
    }

    /** Changes the base branch. */
    public void base(Account sender, String branch) {
        state.base(sender, branch);
    }

    /**
     * Merges the pull request, if the merge box allows it. Returns the merge commit.
     *
     * @throws Refused if a required check is missing or git cannot merge
     */
    public String merge(Account sender) {
        if (!mergeability().mergeable()) {
            throw new Rejected("Required status check is expected or has failed, or the branches conflict.");
        }
        String commit = new Merge(repository.store()).commit(this, sender);
        state.end(sender, "merged", Optional.of(commit));
        repository.push(sender, baseBranch(), commit);
        return commit;
    }

    /** Adds the pull request to the merge queue: creates a branch with the merged commit, and requests checks of it. */
    public QueuedGroup enqueue(Account sender) {
        String commit = new Merge(repository.store()).commit(this, sender);
        String branch = "gh-readonly-queue/" + baseBranch() + "/pr-" + number + "-" + baseSha();
        repository.branch(branch, commit);
        QueuedGroup group = new QueuedGroup(
                new ForgeEvent.BranchTip(branch, commit), new ForgeEvent.BranchTip(baseBranch(), baseSha()));
        repository.forge().tell(new ForgeEvent.ChecksRequested(repository, group, sender));
        return group;
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
