package dev.undebug.scenario;

import dev.undebug.demo.github.Account;
import dev.undebug.demo.github.HostedRepository;
import dev.undebug.demo.github.git.TreeEdit;
import dev.undebug.demo.github.rest.Exchange;
import dev.undebug.scenario.Story.Stage;
import dev.undebug.testing.TestApp;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Plays a story in many repositories at once. */
abstract class StoryScenario extends Scenario {
    private static final Map<String, String> PERMISSIONS = permissions();

    private static Map<String, String> permissions() {
        Map<String, String> permissions = new TreeMap<>(TestApp.PERMISSIONS);
        permissions.put("contents", "write");
        return Map.copyOf(permissions);
    }

    /**
     * Makes a repository of that name, and lets everything happen in it that comes before the story. Each belongs to
     * somebody else, so that none uses up the others' share of what the app may create.
     */
    final List<Stage> stages(Story story, List<String> names) throws InterruptedException {
        List<Stage> stages = names.stream().map(this::stage).toList();
        until(() -> stages.stream().allMatch(Stage::audited));
        // The welcome audits what is there when it comes, so that it must not come late.
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
        return new Stage(github, repository);
    }

    /** Plays the story undisturbed, and returns the requests that it takes. */
    final List<Exchange.Request> requests(Story story) throws InterruptedException {
        List<Stage> plain = stages(story, List.of("plain"));
        int from = github.standIn().exchanges().size();
        plain.forEach(story::happen);
        until(() -> plain.stream().allMatch(story::ended));
        plain.forEach(story::check);
        return github.standIn().exchanges().stream()
                .skip(from)
                .map(Exchange::request)
                .filter(plain.get(0)::isOf)
                .toList();
    }
}
