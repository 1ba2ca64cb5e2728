package dev.undebug.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.undebug.demo.github.CheckRun;
import dev.undebug.demo.github.HostedPull;
import dev.undebug.demo.github.ReviewThread;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The button that commits every fix. */
class FixAllScenarioTest extends Scenario {
    @Test
    @Requests("somebody presses Fix all")
    void theButtonCommitsEveryFixForWhoPressedIt() throws InterruptedException {
        permit("contents", "write");
        shop.grant("alice", "write");
        HostedPull pull = open("debug", Map.of("app.py", ON, "Procfile", "web: flask run --debug\n"));
        CheckRun red = red();
        assertThat(red.actions()).singleElement().satisfies(action -> assertThat(action.label())
                .isEqualTo("Fix all"));
        String before = pull.headSha();
        shop.checkRuns().request(red, "fix-all", github.alice());
        CheckRun green = next();
        assertThat(green.subject().headSha()).isEqualTo(pull.headSha()).isNotEqualTo(before);
        assertThat(shop.store().read(pull.headSha(), "app.py").map(String::new)).contains(OFF);
        assertThat(shop.store().read(pull.headSha(), "Procfile").map(String::new))
                .contains("web: flask run\n");
        assertThat(shop.store().commit(pull.headSha()).message())
                .contains("Co-authored-by: alice <" + github.alice().id() + "+alice@users.noreply.github.com>");
        assertThat(green.progress().conclusion().orElse("")).isNotEqualTo("failure");
        // Visitors still get the development server, which is a remark of its own.
        assertThat(pull.threads().all())
                .extracting(thread -> thread.first().body().startsWith("**Settled:** "), ReviewThread::resolved)
                .containsExactly(tuple(true, true), tuple(true, true), tuple(false, false));
    }

    @Test
    void whoMayNotPushIsToldSo() throws InterruptedException {
        permit("contents", "write");
        HostedPull pull = open("debug", Map.of("app.py", ON));
        CheckRun red = red();
        String before = pull.headSha();
        shop.checkRuns().request(red, "fix-all", github.forge().user("mallory"));
        CheckRun again = next();
        assertThat(pull.headSha()).isEqualTo(before);
        assertThat(again.output().summary().orElse("")).contains("mallory may not push to this repository");
        assertThat(again.progress().conclusion()).contains("failure");
    }
}
