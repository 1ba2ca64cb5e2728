package dev.undebug.demo.github.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.undebug.demo.github.Account;
import dev.undebug.demo.github.HostedPull;
import dev.undebug.demo.github.HostedRepository;
import dev.undebug.demo.github.git.CommitInfo;
import dev.undebug.demo.github.git.FileDiff;
import dev.undebug.demo.github.rest.json.CommitJson;
import dev.undebug.demo.github.rest.json.JsonBuilder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The repository, its commits and comparisons. */
final class RepositoryRoutes {
    private static final int COMPARED_FILES = 300;

    private RepositoryRoutes() {}

    static List<Route> routes() {
        String repository = Route.REPOSITORY;
        return List.of(
                Route.get(
                        repository,
                        Access.reads("metadata"),
                        call -> Answer.ok(call.render().repositories().full(call.repository()))),
                Route.get(repository + "/compare/<basehead>", Access.reads("contents"), RepositoryRoutes::compare),
                Route.get(
                        repository + "/commits/{commit_sha}/pulls",
                        Access.reads("pull_requests", "contents"),
                        RepositoryRoutes::pulls),
                Route.get(repository + "/commits/<ref>", Access.reads("contents"), RepositoryRoutes::commit),
                Route.get(
                        repository + "/collaborators/{username}/permission",
                        Access.reads("metadata"),
                        RepositoryRoutes::permission),
                Route.get(repository + "/rules/branches/<branch>", Access.reads("metadata"), RepositoryRoutes::rules),
                Route.get(
                        repository + "/branches/<branch>/protection/required_status_checks",
                        Access.reads("administration"),
                        RepositoryRoutes::requiredChecks));
    }

    private static Answer compare(Call call) {
        HostedRepository repository = call.repository();
        List<String> ends = List.of(call.path("basehead").split("\\.\\.\\.", -1));
        if (ends.size() != 2) {
            throw Stop.notFound();
        }
        String base = revision(call, ends.get(0));
        String head = revision(call, ends.get(1));
        String mergeBase = repository
                .store()
                .mergeBase(base, head)
                .orElseThrow(() -> new Stop(
                        Answer.error(404, "No common ancestor between " + ends.get(0) + " and " + ends.get(1) + ".")));
        return comparison(call, new Comparison(base, mergeBase, head));
    }

    private record Comparison(String base, String mergeBase, String head) {
        String status(int ahead, int behind) {
            if (ahead == 0 && behind == 0) {
                return "identical";
            }
            return ahead > 0 && behind > 0 ? "diverged" : ahead > 0 ? "ahead" : "behind";
        }
    }

    /** Finds a commit; {@code owner:branch} names a fork's branch. Unknown names give 404 here, not 422. */
    private static String revision(Call call, String name) {
        int colon = name.indexOf(':');
        HostedRepository repository = colon < 0
                ? call.repository()
                : call.forge()
                        .repository(name.substring(0, colon), call.path("repo"))
                        .orElseThrow(Stop::notFound);
        String revision = name.substring(colon + 1);
        return repository
                .head(revision)
                .or(() -> repository.store().resolve(revision + "^{commit}"))
                .orElseThrow(Stop::notFound);
    }

    private static Answer comparison(Call call, Comparison ends) {
        HostedRepository repository = call.repository();
        CommitJson render = call.render().commits();
        List<CommitInfo> commits = repository.store().between(ends.base(), ends.head());
        int behind = repository.store().between(ends.head(), ends.base()).size();
        String url = call.render().urls().api(repository) + "/compare/" + call.path("basehead");
        String page = call.render().urls().web(repository) + "/compare/" + call.path("basehead");
        ObjectNode json = JsonBuilder.object(
                "url",
                url,
                "html_url",
                page,
                "permalink_url",
                page,
                "diff_url",
                page + ".diff",
                "patch_url",
                page + ".patch",
                "base_commit",
                render.commit(repository, repository.store().commit(ends.base())),
                "merge_base_commit",
                render.commit(repository, repository.store().commit(ends.mergeBase())),
                "status",
                ends.status(commits.size(), behind),
                "ahead_by",
                commits.size(),
                "behind_by",
                behind,
                "total_commits",
                commits.size());
        ListPage page1 = ListPage.of(call);
        boolean paged = call.query("page").isPresent() || call.query("per_page").isPresent();
        List<CommitInfo> shown = paged ? page1.of(commits) : commits.subList(0, Math.min(250, commits.size()));
        json.set(
                "commits",
                JsonBuilder.array(
                        shown.stream().map(c -> render.commit(repository, c)).toList()));
        if (page1.number() == 1) {
            List<FileDiff> files = repository.diff(ends.mergeBase(), ends.head());
            json.set(
                    "files",
                    JsonBuilder.array(files.stream()
                            .limit(COMPARED_FILES)
                            .map(file -> render.file(repository, ends.head(), file))
                            .toList()));
        }
        return Answer.ok(json);
    }

    private static Answer commit(Call call) {
        HostedRepository repository = call.repository();
        String sha = call.commit(call.path("ref"));
        if (call.header("Accept").orElse("").contains("application/vnd.github.sha")) {
            return Answer.raw(sha.getBytes(StandardCharsets.US_ASCII), "application/vnd.github.sha; charset=utf-8");
        }
        CommitInfo commit = repository.store().commit(sha);
        ObjectNode json = call.render().commits().commit(repository, commit);
        List<FileDiff> files = commit.parents().isEmpty()
                ? List.of()
                : repository.diff(commit.parents().get(0), commit.sha());
        int additions =
                files.stream().mapToInt(file -> file.counts().additions()).sum();
        int deletions =
                files.stream().mapToInt(file -> file.counts().deletions()).sum();
        json.set(
                "stats",
                JsonBuilder.object("total", additions + deletions, "additions", additions, "deletions", deletions));
        json.set(
                "files",
                JsonBuilder.array(files.stream()
                        .limit(COMPARED_FILES)
                        .map(file -> call.render().commits().file(repository, sha, file))
                        .toList()));
        return Answer.ok(json);
    }

    private static Answer pulls(Call call) {
        HostedRepository repository = call.repository();
        String sha = call.commit(call.path("commit_sha"));
        List<HostedPull> found = repository.pulls().stream()
                .filter(pull -> pull.headSha().equals(sha)
                        || pull.commits().stream()
                                .anyMatch(commit -> commit.sha().equals(sha)))
                .toList();
        return ListPage.answer(call, found, call.render().pulls()::simple);
    }

    private static Answer permission(Call call) {
        String login = call.path("username");
        String permission = call.repository().permission(login);
        Account user = call.forge().user(login);
        ObjectNode json = call.render().accounts().simple(user);
        json.put("role_name", permission);
        return Answer.ok(JsonBuilder.object("permission", permission, "role_name", permission, "user", json));
    }

    private static Answer rules(Call call) {
        List<ObjectNode> required = call.repository().requiredChecks(call.path("branch")).stream()
                .sorted()
                .map(name -> JsonBuilder.object(
                        "context", name, "integration_id", call.app().id()))
                .toList();
        if (required.isEmpty()) {
            return Answer.ok(JsonBuilder.array(List.of()));
        }
        ObjectNode parameters = JsonBuilder.object(
                "required_status_checks", required,
                "strict_required_status_checks_policy", false,
                "do_not_enforce_on_create", false);
        return Answer.ok(JsonBuilder.array(List.of(JsonBuilder.object(
                "type",
                "required_status_checks",
                "parameters",
                parameters,
                "ruleset_source_type",
                "Repository",
                "ruleset_source",
                call.repository().fullName(),
                "ruleset_id",
                1))));
    }

    private static Answer requiredChecks(Call call) {
        HostedRepository repository = call.repository();
        String branch = call.path("branch");
        List<String> names = repository.requiredChecks(branch).stream().sorted().toList();
        if (names.isEmpty()) {
            throw new Stop(Answer.error(404, "Branch not protected"));
        }
        String url =
                call.render().urls().api(repository) + "/branches/" + branch + "/protection/required_status_checks";
        return Answer.ok(JsonBuilder.object(
                "url",
                url,
                "strict",
                false,
                "contexts",
                names,
                "contexts_url",
                url + "/contexts",
                "checks",
                names.stream()
                        .map(name -> JsonBuilder.object(
                                "context", name, "app_id", call.app().id()))
                        .toList()));
    }
}
