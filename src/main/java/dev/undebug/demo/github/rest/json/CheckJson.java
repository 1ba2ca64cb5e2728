package dev.undebug.demo.github.rest.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.undebug.demo.github.CheckRun;
import dev.undebug.demo.github.HostedPull;
import dev.undebug.demo.github.HostedRepository;
import dev.undebug.demo.github.NodeId;
import dev.undebug.demo.github.Proposal;
import dev.undebug.demo.github.git.CommitInfo;
import java.util.List;
import java.util.Optional;

/** Renders check runs and suites. */
public final class CheckJson {
    private final Rendering render;

    CheckJson(Rendering render) {
        this.render = render;
    }

    /** Renders {@code check-run}. */
    public ObjectNode run(HostedRepository repository, CheckRun run) {
        String url = render.urls().api(repository) + "/check-runs/" + run.id();
        String page = render.urls().web(repository) + "/runs/" + run.id();
        return JsonBuilder.object(
                "id", run.id(),
                "name", run.name(),
                "node_id", run.nodeId(repository.id()),
                "head_sha", run.subject().headSha(),
                "external_id", run.subject().externalId().orElse(""),
                "url", url,
                "html_url", page,
                "details_url", run.subject().detailsUrl().orElse(page),
                "status", run.progress().status(),
                "conclusion", run.progress().conclusion(),
                "started_at", run.progress().startedAt(),
                "completed_at", run.progress().completedAt(),
                "output", output(run.output(), url),
                "check_suite", JsonBuilder.object("id", run.suite()),
                "app", render.apps().maker(),
                "pull_requests", pulls(repository, run.subject().headSha()));
    }

    private static ObjectNode output(CheckRun.Output output, String url) {
        return JsonBuilder.object(
                "title", output.title(),
                "summary", output.summary(),
                "text", output.text(),
                "annotations_count", output.annotations().size(),
                "annotations_url", url + "/annotations");
    }

    /** GitHub omits pull requests from forks here. */
    private List<JsonNode> pulls(HostedRepository repository, String sha) {
        return repository.pulls().stream()
                .filter(pull -> pull.open() && pull.headSha().equals(sha))
                .filter(pull -> pull.proposal().headRepository() == repository)
                .map(render.pulls()::minimal)
                .toList();
    }

    /** Renders {@code check-annotation}. */
    public JsonNode annotation(HostedRepository repository, CheckRun run, CheckRun.Annotation annotation) {
        String commit = run.subject().headSha();
        return JsonBuilder.object(
                "path", annotation.path(),
                "blob_href", render.urls().web(repository) + "/blob/" + commit + "/" + Urls.path(annotation.path()),
                "start_line", annotation.startLine(),
                "end_line", annotation.endLine(),
                "start_column", annotation.columns().start(),
                "end_column", annotation.columns().end(),
                "annotation_level", annotation.level(),
                "title", annotation.title(),
                "message", annotation.message(),
                "raw_details", annotation.rawDetails());
    }

    /** Renders {@code check-suite}: the runs of one commit. */
    public ObjectNode suite(HostedRepository repository, String sha) {
        List<CheckRun> runs = repository.checkRuns().latest(sha);
        boolean completed = runs.stream().allMatch(run -> run.progress().completed());
        String url = render.urls().api(repository) + "/check-suites/"
                + repository.checkRuns().suite(sha);
        CommitInfo commit = repository.store().commit(sha);
        return JsonBuilder.object(
                "id", repository.checkRuns().suite(sha),
                "node_id",
                        NodeId.of("CS", repository.id(), repository.checkRuns().suite(sha)),
                "head_branch", branch(repository, sha),
                "head_sha", sha,
                "status", runs.isEmpty() ? "queued" : completed ? "completed" : "in_progress",
                "conclusion", completed ? conclusion(runs) : Optional.empty(),
                "url", url,
                "before", commit.parents().stream().findFirst(),
                "after", sha,
                "pull_requests", pulls(repository, sha),
                "app", render.apps().maker(),
                "repository", render.repositories().simple(repository),
                "created_at", commit.at(),
                "updated_at", commit.at(),
                "rerequestable", true,
                "runs_rerequestable", true,
                "latest_check_runs_count", runs.size(),
                "check_runs_url", url + "/check-runs",
                "head_commit", render.commits().simple(commit));
    }

    private static Optional<String> branch(HostedRepository repository, String sha) {
        return repository.pulls().stream()
                .filter(pull -> pull.headSha().equals(sha) && pull.proposal().headRepository() == repository)
                .map(HostedPull::proposal)
                .map(Proposal::headBranch)
                .findFirst()
                .or(() -> Optional.of(repository.defaultBranch())
                        .filter(branch -> repository.head(branch).equals(Optional.of(sha))));
    }

    private static Optional<String> conclusion(List<CheckRun> runs) {
        return runs.stream()
                .flatMap(run -> run.progress().conclusion().stream())
                .filter("failure"::equals)
                .findFirst()
                .or(() -> runs.stream()
                        .flatMap(run -> run.progress().conclusion().stream())
                        .findFirst());
    }
}
