package dev.undebug.demo.github;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.UnaryOperator;

/** The check runs of a repository. */
public final class CheckRuns {
    private final HostedRepository repository;
    private final Map<Long, CheckRun> runs = new ConcurrentSkipListMap<>();
    private final Map<String, Long> suites = new ConcurrentHashMap<>();

    CheckRuns(HostedRepository repository) {
        this.repository = repository;
    }

    /** Creates a run and fires an event. */
    public CheckRun create(
            CheckRun.Subject subject,
            CheckRun.Progress progress,
            CheckRun.Output output,
            List<CheckRun.Action> actions) {
        CheckRun run = new CheckRun(
                repository.forge().ids().nextLong(), suite(subject.headSha()), subject, progress, output, actions);
        runs.put(run.id(), run);
        tell(run, "created");
        if (run.progress().completed()) {
            tell(run, "completed");
        }
        return run;
    }

    /** Returns the suite of a commit. */
    public long suite(String sha) {
        return suites.computeIfAbsent(sha, commit -> repository.forge().ids().nextLong());
    }

    /** Changes a run and fires an event if that completes it. */
    public Optional<CheckRun> update(long id, UnaryOperator<CheckRun> change) {
        Optional<CheckRun> before = find(id);
        Optional<CheckRun> after = Optional.ofNullable(runs.computeIfPresent(id, (key, run) -> change.apply(run)));
        boolean wasCompleted = before.filter(run -> run.progress().completed()).isPresent();
        after.filter(run -> run.progress().completed() && !wasCompleted).ifPresent(run -> tell(run, "completed"));
        return after;
    }

    private void tell(CheckRun run, String action) {
        tell(run, action, repository.forge().bot(), Optional.empty());
    }

    private void tell(CheckRun run, String action, Account sender, Optional<String> identifier) {
        repository.forge().tell(new ForgeEvent.CheckRunChanged(repository, run, action, sender, identifier));
    }

    /** Finds a run. */
    public Optional<CheckRun> find(long id) {
        return Optional.ofNullable(runs.get(id));
    }

    /** Returns the runs of a commit, newest first. */
    public List<CheckRun> of(String sha) {
        return runs.values().stream()
                .filter(run -> run.subject().headSha().equals(sha))
                .sorted(Comparator.comparingLong(CheckRun::id).reversed())
                .toList();
    }

    /** Returns the newest run of each name; only these count. */
    public List<CheckRun> latest(String sha) {
        List<CheckRun> latest = new ArrayList<>();
        for (CheckRun run : of(sha)) {
            if (latest.stream().noneMatch(newer -> newer.name().equals(run.name()))) {
                latest.add(run);
            }
        }
        return latest;
    }

    /** Returns the result of a required check for a commit. */
    Mergeability.Check verdict(String sha, String name) {
        return latest(sha).stream()
                .filter(run -> run.name().equals(name))
                .findFirst()
                .map(CheckRuns::verdict)
                .orElse(Mergeability.Check.EXPECTED);
    }

    private static Mergeability.Check verdict(CheckRun run) {
        if (!run.progress().completed()) {
            return Mergeability.Check.RUNNING;
        }
        return run.progress().passes() ? Mergeability.Check.PASSED : Mergeability.Check.FAILED;
    }

    /** Somebody presses "Re-run". */
    public void rerequest(CheckRun run, Account sender) {
        tell(run, "rerequested", sender, Optional.empty());
    }

    /** Somebody presses "Re-run all checks". */
    public void rerequestAll(String sha, Account sender) {
        repository.forge().tell(new ForgeEvent.SuiteRerequested(repository, sha, sender));
    }

    /** Somebody presses one of the run's own buttons. */
    public void request(CheckRun run, String identifier, Account sender) {
        tell(run, "requested_action", sender, Optional.of(identifier));
    }
}
