package dev.undebug.scenario;

import dev.undebug.demo.github.rest.Exchange;
import dev.undebug.scenario.Story.Stage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;

/** Plays a story in many repositories at once. */
abstract class StoryScenario extends Scenario {
    @BeforeEach
    void allow() {
        permit("contents", "write");
    }

    /** Makes a repository of that name, and lets everything happen in it that comes before the story. */
    final List<Stage> stages(Story story, List<String> names) throws InterruptedException {
        List<Stage> stages = names.stream()
                .map(name -> new Stage(
                        github,
                        github.repository(name, Map.of("Dockerfile", DOCKERFILE, "app.py", OFF, "README.md", name))))
                .toList();
        until(() -> stages.stream().allMatch(Stage::audited));
        if (story.begins()) {
            stages.forEach(story::begin);
            until(() -> stages.stream().allMatch(Stage::blocked));
        }
        return stages;
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
