package dev.undebug.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.undebug.github.client.Clients;
import dev.undebug.github.client.RepositoryClient;
import dev.undebug.github.http.Creation;
import dev.undebug.github.http.Json;
import dev.undebug.pull.BranchTip;
import dev.undebug.pull.CheckDraft;
import dev.undebug.pull.CheckDraft.Annotation;
import dev.undebug.pull.Checks;
import dev.undebug.pull.ExternalId;
import dev.undebug.pull.PullRequest;
import dev.undebug.pull.Subject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Publishes check runs on GitHub. */
final class GitHubChecks implements Checks {
    /** Must never change: required checks are found by name. */
    static final String NAME = "Undebug";

    private final Clients clients;
    private final Clock clock;

    GitHubChecks(Clients clients, Clock clock) {
        this.clients = clients;
        this.clock = clock;
    }

    @Override
    public Begun begin(Subject subject, boolean again) {
        RepositoryClient client = clients.of(subject.repository());
        CheckRuns runs = new CheckRuns(client, clients.app(), subject);
        if (again) {
            Optional<Long> left = runs.resume();
            if (left.isPresent()) {
                return resumed(left.get());
            }
        }
        ObjectNode body = created(subject).put("status", "in_progress").put("started_at", now().toString());
        return CarefulWrite.run(
                client.backoff(),
                () -> begun(subject, client.begin(Creation.checkOf(subject), body)),
                () -> runs.resume().map(GitHubChecks::resumed));
    }

    private static Begun begun(Subject subject, JsonNode run) {
        return new Begun(
                run.path("id").asLong(),
                others(subject, run.path("pull_requests")).isEmpty());
    }

    private static Begun resumed(long checkRun) {
        return new Begun(checkRun, false);
    }

    @Override
    public List<Long> inProgress(Subject subject) {
        return new CheckRuns(clients.of(subject.repository()), clients.app(), subject).inProgress();
    }

    @Override
    public List<Subject> subjects(BranchTip commit) {
        return new CheckRuns(clients.of(commit.repository()), clients.app(), commit).subjects();
    }

    @Override
    public void conclude(Subject subject, long checkRun, CheckDraft draft) {
        RepositoryClient client = clients.of(subject.repository());
        List<List<Annotation>> batches = CheckOutput.batches(draft.annotations());
        int sent = 0;
        for (List<Annotation> batch : batches.subList(0, batches.size() - 1)) {
            ObjectNode body = Json.object();
            CheckOutput.unfinished(body, draft, batch);
            sent += batch.size();
            update(client, checkRun, body, sent);
        }
        List<Annotation> last = batches.get(batches.size() - 1);
        ObjectNode body = Json.object();
        CheckOutput.concluded(body, draft, last, now());
        if (last.isEmpty()) {
            client.update(checkRun, body, true);
        } else {
            update(client, checkRun, body, sent + last.size());
        }
    }

    /** GitHub appends annotations to the existing ones, so an update must not arrive twice. */
    private static void update(RepositoryClient client, long checkRun, ObjectNode body, int annotations) {
        CarefulWrite.<JsonNode>run(client.backoff(), () -> client.update(checkRun, body, false), () -> Optional.of(
                        client.get("/check-runs/" + checkRun))
                .filter(run -> run.path("output").path("annotations_count").asInt() >= annotations));
    }

    @Override
    public List<Integer> concludeAtOnce(Subject subject, CheckDraft draft) {
        RepositoryClient client = clients.of(subject.repository());
        Instant at = now();
        ObjectNode body = created(subject);
        CheckOutput.concluded(body, draft, draft.annotations(), at);
        CheckRuns runs = new CheckRuns(client, clients.app(), subject);
        JsonNode run = CarefulWrite.run(
                client.backoff(), () -> client.begin(Creation.checkOf(subject), body), () -> runs.concluded(at)
                        .map(id -> client.get("/check-runs/" + id)));
        return others(subject, run.path("pull_requests"));
    }

    /** GitHub also lists pull requests from this repository to another. */
    private static List<Integer> others(Subject subject, JsonNode mentioned) {
        List<Integer> numbers = new ArrayList<>();
        for (JsonNode other : mentioned) {
            JsonNode head = other.path("head").path("repo").path("id");
            int number = other.path("number").asInt();
            if (head.equals(other.path("base").path("repo").path("id"))
                    && !(subject instanceof PullRequest pull && pull.ref().number() == number)) {
                numbers.add(number);
            }
        }
        return numbers;
    }

    private static ObjectNode created(Subject subject) {
        return Json.object()
                .put("name", NAME)
                .put("head_sha", subject.head().hex())
                .put("external_id", ExternalId.of(subject));
    }

    /** GitHub stores whole seconds. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
