package dev.undebug.scenario;

import dev.undebug.demo.github.Account;
import dev.undebug.demo.github.HostedRepository;
import dev.undebug.demo.github.git.TreeEdit;
import dev.undebug.demo.github.rest.Exchange;
import dev.undebug.scenario.Story.Stage;
import dev.undebug.testing.TestApp;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Plays a story in several repositories at once. */
abstract class StoryScenario extends Scenario {
    private static final Map<String, String> PERMISSIONS = permissions();

    private static Map<String, String> permissions() {
        Map<String, String> permissions = new TreeMap<>(TestApp.PERMISSIONS);
        permissions.put("contents", "write");
        return Map.copyOf(permissions);
    }

    /**
     * Creates repositories of these names, and prepares the story in each. Each belongs to another account, so that
     * they do not share content limits.
     */
    final List<Stage> stages(Story story, List<String> names) throws InterruptedException {
        List<Stage> stages = names.stream().map(this::stage).toList();
        until(() -> stages.stream().allMatch(Stage::audited));
        // The welcome audits the branch as it is then, so it must not come late.
        untilNothingIsWanted();
        if (story.begins()) {
            stages.forEach(story::begin);
            until(() -> stages.stream().allMatch(story::begun));
            untilNothingIsWanted();
        }
        return stages;
    }

    private Stage stage(String name) {
        Account owner = github.forge().account("of-" + name, Account.Type.ORGANIZATION);
        github.forge().install(owner, PERMISSIONS);
        HostedRepository repository = github.forge().createRepository(owner, name);
        repository.commit(
                github.alice(),
                "main",
                "Start",
                TreeEdit.puts(Map.of("Dockerfile", DOCKERFILE, "app.py", OFF, "README.md", name)));
        return new Stage(github, repository, new HashSet<>());
    }

    /** Plays the story without failures, and returns its requests. */
    final List<Exchange.Request> requests(Story story) throws InterruptedException {
        List<Stage> plain = stages(story, List.of("plain"));
        int from = github.standIn().exchanges().size();
        plain.forEach(story::start);
        until(() -> plain.stream().allMatch(story::ended));
        // A check run is there before the request that makes it is in the log.
        untilNothingIsWanted();
        plain.forEach(story::check);
        return github.standIn().exchanges().stream()
                .skip(from)
                .map(Exchange::request)
                .filter(plain.get(0)::isOf)
                .toList();
    }
}
