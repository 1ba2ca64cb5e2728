package dev.undebug.demo.github;

import dev.undebug.demo.github.git.CommitWriter;
import dev.undebug.demo.github.git.FileDiff;
import dev.undebug.demo.github.git.GitStore;
import dev.undebug.demo.github.git.PatchLimits;
import dev.undebug.demo.github.git.TreeDiff;
import dev.undebug.demo.github.git.TreeEdit;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jgit.lib.ObjectId;

/** A repository on the stand-in. */
public final class HostedRepository {
    private final Forge forge;
    private final Identity identity;
    private final GitStore store;
    private final Optional<HostedRepository> parent;
    private final Instant createdAt;
    private final CheckRuns checkRuns;
    private final Map<Integer, HostedPull> pulls = new ConcurrentSkipListMap<>();
    private final AtomicInteger numbers = new AtomicInteger();
    private final Map<String, Set<String>> requiredChecks = new ConcurrentHashMap<>();
    private final Map<String, String> collaborators = new ConcurrentHashMap<>();
    private final AnswerCache<Compared, List<FileDiff>> diffs = new AnswerCache<>();
    private final AnswerCache<List<String>, Boolean> conflicts = new AnswerCache<>();
    private volatile PatchLimits limits = PatchLimits.DEFAULT;

    /** The immutable parts. */
    record Identity(long id, Account owner, String name) {}

    private record Compared(String from, String to, PatchLimits limits) {}

    HostedRepository(Forge forge, Identity identity, GitStore store, Optional<HostedRepository> parent) {
        this.forge = forge;
        this.identity = identity;
        this.store = store;
        this.parent = parent;
        this.createdAt = forge.clock().instant();
        this.checkRuns = new CheckRuns(this);
        collaborators.put(identity.owner.login(), "admin");
    }

    Forge forge() {
        return forge;
    }

    public long id() {
        return identity.id;
    }

    public Account owner() {
        return identity.owner;
    }

    public String name() {
        return identity.name;
    }

    public String fullName() {
        return owner().login() + "/" + name();
    }

    public String nodeId() {
        return NodeId.of("R", id());
    }

    public String defaultBranch() {
        return "main";
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** Returns the repository that this one is a fork of. */
    public Optional<HostedRepository> parent() {
        return parent;
    }

    /** Returns the object store, which forks share. */
    public GitStore store() {
        return store;
    }

    public CheckRuns checkRuns() {
        return checkRuns;
    }

    /** Sets the size limits for patches. */
    public void limits(PatchLimits patches) {
        limits = patches;
    }

    /** Returns the tip of a branch. */
    public Optional<String> head(String branch) {
        return store.reference(reference(branch));
    }

    private String reference(String branch) {
        return (parent.isPresent() ? "refs/forks/" + id() + "/" : "refs/heads/") + branch;
    }

    void point(String branch, String commit) {
        store.move(reference(branch), commit);
    }

    /** Creates a branch at a commit. */
    public void branch(String name, String commit) {
        point(name, commit);
    }

    /** Commits to a branch, which is created if needed, and fires a push event. Returns the new tip. */
    public String commit(Account author, String branch, String message, Collection<TreeEdit> edits) {
        String commit = new CommitWriter(store)
                .commit(
                        head(branch),
                        List.copyOf(edits),
                        message,
                        author.signature(forge.clock().instant()));
        push(author, branch, commit);
        return commit;
    }

    /** Writes a blob without a reference to it. */
    public String writeBlob(byte[] content) {
        return new CommitWriter(store).blob(content);
    }

    /** Writes a tree without a reference to it: the edits applied to another tree. */
    public String writeTree(String base, List<TreeEdit> edits) {
        return new CommitWriter(store).tree(base, edits);
    }

    /** Writes a commit without a branch. */
    public String writeCommit(Account author, String tree, List<String> parents, String message) {
        return new CommitWriter(store)
                .merge(
                        ObjectId.fromString(tree),
                        parents,
                        message,
                        author.signature(forge.clock().instant()));
    }

    /** Moves a branch to an existing commit, by force if needed, and fires a push event. */
    public void push(Account sender, String branch, String commit) {
        Optional<String> before = head(branch);
        point(branch, commit);
        forge.tell(new ForgeEvent.Pushed(this, new ForgeEvent.BranchTip(branch, commit), before, sender));
        before.filter(old -> !old.equals(commit))
                .ifPresent(old -> forge.openFrom(this, branch).forEach(pull -> pull.pushed(sender, old, commit)));
    }

    /** Deletes a branch, closes the pull requests from it, and fires events for both. */
    public void delete(Account sender, String branch) {
        String tip = head(branch).orElseThrow(() -> new Rejected("Reference does not exist"));
        store.delete(reference(branch));
        forge.openFrom(this, branch).forEach(pull -> pull.close(sender));
        forge.tell(new ForgeEvent.BranchDeleted(this, new ForgeEvent.BranchTip(branch, tip), sender));
    }

    /** Opens a pull request and fires an event. */
    public HostedPull open(Account author, Proposal proposal) {
        HostedPull pull = new HostedPull(this, numbers.incrementAndGet(), author, proposal);
        pulls.put(pull.number(), pull);
        forge.tell(new ForgeEvent.PullChanged(pull, "opened", author, Optional.empty(), Optional.empty()));
        return pull;
    }

    /** Returns the pull requests by number. */
    public List<HostedPull> pulls() {
        return List.copyOf(pulls.values());
    }

    /** Finds a pull request. */
    public Optional<HostedPull> pull(int number) {
        return Optional.ofNullable(pulls.get(number));
    }

    /** Requires checks for merging into a branch. */
    public void require(String branch, String... checks) {
        requiredChecks.put(branch, Set.of(checks));
    }

    /** Returns the required checks of a branch. */
    public Set<String> requiredChecks(String branch) {
        return requiredChecks.getOrDefault(branch, Set.of());
    }

    /** Gives an account a permission: {@code admin}, {@code write}, {@code read} or {@code none}. */
    public void grant(String login, String permission) {
        collaborators.put(login, permission);
    }

    /** Returns an account's permission. */
    public String permission(String login) {
        return collaborators.getOrDefault(login, "read");
    }

    /** Compares two commits, file by file. */
    public List<FileDiff> diff(String from, String to) {
        return diffs.of(
                new Compared(from, to, limits), pair -> new TreeDiff(store, pair.limits).between(pair.from, pair.to));
    }

    boolean conflicts(String base, String head) {
        return conflicts.of(List.of(base, head), pair -> new Merge(store).conflicts(base, head));
    }
}
