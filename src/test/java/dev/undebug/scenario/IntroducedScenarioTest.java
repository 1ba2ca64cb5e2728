package dev.undebug.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.demo.github.HostedPull;
import dev.undebug.demo.github.HostedRepository;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a pull request is blamed for: what it introduces, and nothing that was there before. */
class IntroducedScenarioTest extends Scenario {
    @Test
    @Requests("a launch makes old code live")
    void aLaunchMakesOldCodeLive() throws InterruptedException {
        HostedRepository old = github.repository(
                "old",
                Map.of(
                        "Dockerfile",
                        DOCKERFILE.replace("\"python\", \"app.py\"", "\"gunicorn\", \"app:app\""),
                        "app.py",
                        ON));
        old.require("main", "Undebug");
        nextAudit();
        countFromHere();
        HostedPull pull = github.open(old, "simpler", Map.of("Dockerfile", DOCKERFILE));
        red();
        assertThat(pull.mergeability().mergeable()).isFalse();
        assertThat(pull.threads().all()).singleElement().satisfies(thread -> {
            assertThat(thread.path()).isEqualTo("Dockerfile");
            assertThat(thread.line()).contains(4);
            assertThat(thread.first().body())
                    .contains("This is about `app.py:6`, which takes effect with this change.")
                    .contains("-    app.run(host=\"0.0.0.0\", debug=True)\n+    app.run(host=\"0.0.0.0\")");
        });
    }
}
