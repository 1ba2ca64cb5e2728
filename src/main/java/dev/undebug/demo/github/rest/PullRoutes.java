package dev.undebug.demo.github.rest;

import dev.undebug.demo.github.HostedPull;
import dev.undebug.demo.github.IssueComment;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Pull requests, their files, commits and conversation. */
final class PullRoutes {
    private static final int MOST_FILES = 3000;
    private static final int MOST_DIFF_FILES = 300;
    private static final Access READ = Access.reads("pull_requests");

    private PullRoutes() {}

    static List<Route> routes() {
        String pull = Route.REPOSITORY + "/pulls/{pull_number}";
        String issue = Route.REPOSITORY + "/issues/{pull_number}/comments";
        Access talk = Access.writes("issues", "pull_requests");
        return List.of(
                Route.get(Route.REPOSITORY + "/pulls", READ, PullRoutes::list),
                Route.get(pull, READ, PullRoutes::get),
                Route.get(pull + "/files", READ, PullRoutes::files),
                Route.get(pull + "/commits", READ, PullRoutes::commits),
                Route.get(issue, Access.reads("issues", "pull_requests"), PullRoutes::comments),
                Route.post(issue, talk, PullRoutes::comment),
                Route.patch(Route.REPOSITORY + "/issues/comments/{comment_id}", talk, PullRoutes::edit));
    }

    private static Answer list(Call call) {
        String state = call.query("state").orElse("open");
        Optional<String> head = call.query("head");
        Optional<String> base = call.query("base");
        Comparator<HostedPull> order = Comparator.comparingInt(HostedPull::number);
        boolean ascending = call.query("direction").orElse("desc").equals("asc");
        List<HostedPull> found = call.repository().pulls().stream()
                .filter(pull -> state.equals("all") || state.equals("open") == pull.open())
                .filter(pull -> head.map(label -> label.equals(label(pull))).orElse(true))
                .filter(pull ->
                        base.map(branch -> branch.equals(pull.baseBranch())).orElse(true))
                .sorted(ascending ? order : order.reversed())
                .toList();
        return ListPage.answer(call, found, call.render().pulls()::simple);
    }

    private static String label(HostedPull pull) {
        return pull.proposal().headRepository().owner().login() + ":"
                + pull.proposal().headBranch();
    }

    private static Answer get(Call call) {
        HostedPull pull = call.pull();
        if (call.header("Accept").orElse("").contains("diff")) {
            return diff(pull);
        }
        return Answer.ok(call.render().pulls().full(pull));
    }

    private static Answer diff(HostedPull pull) {
        if (pull.files().size() > MOST_DIFF_FILES) {
            return Answer.error(
                    406,
                    "Sorry, the diff exceeded the maximum number of files (300). Consider using 'List pull requests files' API or locally cloning the repository instead.");
        }
        StringBuilder text = new StringBuilder();
        pull.files().forEach(file -> text.append("diff --git a/")
                .append(file.previousPath().orElse(file.path()))
                .append(" b/")
                .append(file.path())
                .append('\n')
                .append(file.patch().map(patch -> patch + "\n").orElse("")));
        return Answer.raw(
                text.toString().getBytes(StandardCharsets.UTF_8), "application/vnd.github.diff; charset=utf-8");
    }

    private static Answer files(Call call) {
        HostedPull pull = call.pull();
        return ListPage.answer(call, pull.files().stream().limit(MOST_FILES).toList(), file -> call.render()
                .commits()
                .file(pull.repository(), pull.headSha(), file));
    }

    private static Answer commits(Call call) {
        HostedPull pull = call.pull();
        return ListPage.answer(call, pull.commits().stream().limit(250).toList(), commit -> call.render()
                .commits()
                .commit(pull.repository(), commit));
    }

    private static Answer comments(Call call) {
        HostedPull pull = call.pull();
        return ListPage.answer(
                call, pull.comments(), comment -> call.render().pulls().comment(pull, comment));
    }

    private static Answer comment(Call call) {
        HostedPull pull = call.pull();
        IssueComment comment = pull.comment(call.forge().bot(), BodyFields.required(call.body(), "IssueComment"));
        return Answer.json(201, call.render().pulls().comment(pull, comment));
    }

    private static Answer edit(Call call) {
        String body = BodyFields.required(call.body(), "IssueComment");
        for (HostedPull pull : call.repository().pulls()) {
            Optional<IssueComment> edited = pull.edit(call.id("comment_id"), body);
            if (edited.isPresent()) {
                return Answer.ok(call.render().pulls().comment(pull, edited.get()));
            }
        }
        throw Stop.notFound();
    }
}
