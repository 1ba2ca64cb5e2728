package dev.undebug.scenario;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What {@code .github/undebug.yml} changes, and what it cannot change. */
class ConfigurationScenarioTest extends Scenario {
    @Test
    void theBaseBranchConfiguresAndThePullRequestCannotSwitchItsCheckOff() throws InterruptedException {
        github.commit(shop, "main", Map.of(".github/undebug.yml", "fail-on: critical\n"));
        open("sly", Map.of("app.py", ON, ".github/undebug.yml", "ignore: ['**']\n"));
        red();
    }
}
