package dev.undebug.demo.github.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.undebug.demo.github.CheckRun;
import dev.undebug.demo.github.HostedRepository;
import dev.undebug.demo.github.rest.json.JsonBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Check runs and suites. */
final class CheckRoutes {
    private static final Access READ = Access.reads("checks");
    private static final Access WRITE = Access.writes("checks");

    private CheckRoutes() {}

    static List<Route> routes() {
        String runs = Route.REPOSITORY + "/check-runs";
        String run = runs + "/{check_run_id}";
        return List.of(
                Route.post(runs, WRITE, CheckRoutes::create),
                Route.get(run, READ, call -> answer(call, 200, find(call))),
                Route.patch(run, WRITE, CheckRoutes::update),
                Route.get(run + "/annotations", READ, CheckRoutes::annotations),
                Route.post(run + "/rerequest", WRITE, CheckRoutes::rerequest),
                Route.get(Route.REPOSITORY + "/commits/<ref>/check-runs", READ, CheckRoutes::ofCommit),
                Route.get(Route.REPOSITORY + "/commits/<ref>/check-suites", READ, CheckRoutes::suites));
    }

    private static CheckRun find(Call call) {
        return call.repository().checkRuns().find(call.id("check_run_id")).orElseThrow(Stop::notFound);
    }

    private static Answer answer(Call call, int status, CheckRun run) {
        return Answer.json(status, call.render().checks().run(call.repository(), run));
    }

    private static Answer create(Call call) {
        HostedRepository repository = call.repository();
        CheckRunRequest request =
                new CheckRunRequest(call.body(), call.forge().clock().instant());
        CheckRun.Subject subject = request.subject();
        boolean known = repository.store().typeOf(subject.headSha()).equals(Optional.of("commit"));
        if (!known) {
            throw new Stop(Answer.error(422, "No commit found for SHA: " + subject.headSha()));
        }
        CheckRun.Output output = request.output(CheckRun.Output.NONE);
        return answer(
                call,
                201,
                repository.checkRuns().create(subject, request.progress(), output, request.actions(List.of())));
    }

    private static Answer update(Call call) {
        CheckRunRequest request =
                new CheckRunRequest(call.body(), call.forge().clock().instant());
        return answer(
                call,
                200,
                call.repository()
                        .checkRuns()
                        .update(call.id("check_run_id"), request::applyTo)
                        .orElseThrow(Stop::notFound));
    }

    private static Answer annotations(Call call) {
        CheckRun run = find(call);
        return ListPage.answer(call, run.output().annotations(), annotation -> call.render()
                .checks()
                .annotation(call.repository(), run, annotation));
    }

    private static Answer rerequest(Call call) {
        call.repository().checkRuns().rerequest(find(call), call.forge().bot());
        return Answer.json(201, JsonBuilder.object());
    }

    private static Answer ofCommit(Call call) {
        HostedRepository repository = call.repository();
        String sha = call.commit(call.path("ref"));
        boolean all = call.query("filter").orElse("latest").equals("all");
        List<CheckRun> runs = new ArrayList<>(
                all ? repository.checkRuns().of(sha) : repository.checkRuns().latest(sha));
        call.query("check_name")
                .ifPresent(name -> runs.removeIf(run -> !run.name().equals(name)));
        call.query("status")
                .ifPresent(
                        status -> runs.removeIf(run -> !run.progress().status().equals(status)));
        keepOnlyOfApp(call, runs);
        return ListPage.answer(
                call, "check_runs", runs, run -> call.render().checks().run(repository, run));
    }

    private static void keepOnlyOfApp(Call call, List<?> made) {
        call.number("app_id").filter(id -> id != call.app().id()).ifPresent(id -> made.clear());
    }

    private static Answer suites(Call call) {
        HostedRepository repository = call.repository();
        String sha = call.commit(call.path("ref"));
        List<JsonNode> suites = new ArrayList<>(List.of(call.render().checks().suite(repository, sha)));
        keepOnlyOfApp(call, suites);
        return ListPage.answer(call, "check_suites", suites, suite -> suite);
    }
}
