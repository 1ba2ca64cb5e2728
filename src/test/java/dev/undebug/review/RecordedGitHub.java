package dev.undebug.review;

import dev.undebug.pull.BranchTip;
import dev.undebug.pull.ChangedFile;
import dev.undebug.pull.CheckDraft;
import dev.undebug.pull.Checks;
import dev.undebug.pull.CommitSha;
import dev.undebug.pull.Correction;
import dev.undebug.pull.FindingThread;
import dev.undebug.pull.HeadBranch;
import dev.undebug.pull.HeadBranches;
import dev.undebug.pull.Person;
import dev.undebug.pull.PullDiff;
import dev.undebug.pull.PullRef;
import dev.undebug.pull.PullRequest;
import dev.undebug.pull.PullSources;
import dev.undebug.pull.PullSources.Standing;
import dev.undebug.pull.Pulls;
import dev.undebug.pull.RepositoryRef;
import dev.undebug.pull.ReviewDraft;
import dev.undebug.pull.Reviews;
import dev.undebug.pull.Settlement;
import dev.undebug.pull.Subject;
import dev.undebug.review.draft.RuleLinks;
import dev.undebug.rules.Rules;
import dev.undebug.scan.Scanner;
import dev.undebug.source.SourceFile;
import dev.undebug.source.SourceTree;
import dev.undebug.testing.MemoryTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The ports of the use case, in memory: requests and publications are recorded in order. */
public final class RecordedGitHub implements Pulls, Checks, Reviews, PullSources, HeadBranches {
    final List<String> calls = new ArrayList<>();
    final AtomicReference<Runnable> onNextDiff = new AtomicReference<>(() -> {});
    public final List<CheckDraft> concluded = new ArrayList<>();
    /** The heads of the check runs. */
    final List<CommitSha> judged = new ArrayList<>();

    final List<ReviewDraft> published = new ArrayList<>();

    public Map<String, String> before = Map.of();
    Map<String, String> after = Map.of();
    PullDiff diff = new PullDiff(new CommitSha("b".repeat(40)), List.of(), List.of());
    /** Gaps in the listings of both commits. */
    List<String> gaps = List.of();

    private PullDiff opened = diff;
    final Map<Integer, PullDiff> diffs = new HashMap<>();
    Optional<String> configuration = Optional.empty();
    Optional<String> ownersConfiguration = Optional.empty();
    List<FindingThread> threads = List.of();
    Set<String> said = Set.of();
    List<PullRequest> sameHead = List.of();
    List<Integer> mentioned = List.of();
    final List<Settlement> settled = new ArrayList<>();
    final List<Correction> corrected = new ArrayList<>();
    Optional<BranchTip> defaultBranch = Optional.empty();
    Standing standing = Standing.CURRENT;
    Standing lastStanding = Standing.CURRENT;
    List<Long> inProgress = List.of();
    List<Subject> subjects = List.of();

    @Nullable
    RuntimeException onDiff;

    @Nullable
    RuntimeException onConcludeAtOnce;

    @Nullable
    RuntimeException onSameHead;

    @Nullable
    Throwable onOpen;

    @Nullable
    RuntimeException onPublish;

    @Nullable
    RuntimeException onCorrect;

    @Nullable
    RuntimeException onSettle;

    private static void fail(@Nullable Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof RuntimeException exception) {
            throw exception;
        }
    }

    @Override
    public PullDiff diff(Subject pull) {
        calls.add("diff");
        onNextDiff.getAndSet(() -> {}).run();
        fail(onDiff);
        return pull instanceof PullRequest request
                ? diffs.getOrDefault(request.ref().number(), diff)
                : diff;
    }

    @Override
    public PullSources open(Subject pull, PullDiff of) {
        calls.add("open");
        fail(onOpen);
        opened = of;
        return this;
    }

    Ports ports() {
        return new Ports(this, this, this, this);
    }

    /** Returns what reviews pull requests here, with the real rules; their pages have no address. */
    Checker checker() {
        return checker(new Scanner(Rules.ALL));
    }

    Checker checker(Scanner scanner) {
        return new Checker(ports(), scanner, new RuleLinks(Rules.ALL, Optional::empty));
    }

    boolean mayWrite;
    boolean mayWriteWorkflows;
    boolean mayPush = true;
    Optional<Person> committedFor = Optional.empty();

    @Nullable
    HeadBranch branch;

    @Nullable
    RuntimeException onFind;

    @Nullable
    RuntimeException onCommit;

    final Map<String, String> committed = new TreeMap<>();
    String message = "";

    @Override
    public boolean mayWrite(RepositoryRef repository) {
        return mayWrite;
    }

    @Override
    public boolean mayWriteWorkflows(RepositoryRef repository) {
        return mayWriteWorkflows;
    }

    @Override
    public HeadBranch find(PullRef pull) {
        calls.add("find branch");
        fail(onFind);
        return Objects.requireNonNull(branch);
    }

    @Override
    public boolean mayPush(RepositoryRef repository, Person person) {
        return mayPush;
    }

    @Override
    public Optional<Person> committedFor(HeadBranch on, CommitSha upon) {
        calls.add("is committed");
        return committedFor;
    }

    @Override
    public void commit(HeadBranch on, String text, List<SourceFile> files) {
        calls.add("commit");
        fail(onCommit);
        message = text;
        files.forEach(file -> committed.put(file.path(), file.text()));
    }

    @Override
    public Optional<BranchTip> defaultBranch(RepositoryRef repository) {
        calls.add("default branch");
        return defaultBranch;
    }

    @Override
    public List<PullRequest> sameHead(Subject pull) {
        calls.add("same head");
        fail(onSameHead);
        return sameHead;
    }

    @Override
    public void correct(PullRequest pull, List<Correction> corrections) {
        calls.add("correct");
        fail(onCorrect);
        corrected.addAll(corrections);
    }

    @Override
    public void settle(PullRequest pull, List<Settlement> settlements) {
        calls.add("settle");
        fail(onSettle);
        settled.addAll(settlements);
    }

    @Override
    public SourceTree head() {
        return new MemoryTree(after).lacking(gaps);
    }

    @Override
    public SourceTree base() {
        return new MemoryTree(before).lacking(gaps);
    }

    @Override
    public List<ChangedFile> changes() {
        return opened.files();
    }

    @Override
    public Optional<SourceFile> configuration() {
        return configuration.map(text -> new SourceFile(".github/undebug.yml", text));
    }

    @Override
    public Optional<SourceFile> ownersConfiguration() {
        return ownersConfiguration.map(text -> new SourceFile("octo/.github/.github/undebug.yml", text));
    }

    @Override
    public Set<String> said() {
        return said;
    }

    @Override
    public List<FindingThread> threads() {
        return threads;
    }

    @Override
    public Standing standing() {
        return standing;
    }

    @Override
    public Standing lastStanding() {
        return lastStanding;
    }

    @Override
    public Begun begin(Subject pull, boolean again) {
        calls.add(again ? "begin again" : "begin");
        return new Begun(7, mentioned.isEmpty());
    }

    @Override
    public List<Subject> subjects(BranchTip commit) {
        return subjects;
    }

    @Override
    public List<Long> inProgress(Subject subject) {
        calls.add("in progress");
        return inProgress;
    }

    @Override
    public void conclude(Subject pull, long checkRun, CheckDraft draft) {
        calls.add("conclude " + checkRun);
        judged.add(pull.head());
        concluded.add(draft);
    }

    @Override
    public List<Integer> concludeAtOnce(Subject pull, CheckDraft draft) {
        calls.add("conclude at once");
        fail(onConcludeAtOnce);
        judged.add(pull.head());
        concluded.add(draft);
        return mentioned;
    }

    @Override
    public void publish(PullRequest pull, ReviewDraft draft) {
        calls.add("publish");
        fail(onPublish);
        published.add(draft);
    }
}
