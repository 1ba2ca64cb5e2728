package dev.undebug.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.undebug.demo.github.CheckRun;
import dev.undebug.demo.github.HostedPull;
import dev.undebug.demo.github.ReviewThread;
import dev.undebug.demo.github.rest.Fault;
import java.util.List;
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
        // Visitors still get the development server, which is a finding of its own.
        assertThat(pull.threads().all())
                .extracting(thread -> thread.first().body().startsWith("**Fixed in "), ReviewThread::resolved)
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
        assertThat(again.output().summary().orElse("")).contains("mallory has no push access to this repository");
        assertThat(again.progress().conclusion()).contains("failure");
    }

    private static final String WORKFLOW = ".github/workflows/deploy.yml";
    private static final String DEPLOY = """
            on: {push: {branches: [main]}}
            jobs:
              deploy:
                runs-on: ubuntu-latest
                environment: production
                steps:
                  - run: docker build -t registry.example/shop . && docker push registry.example/shop
                  - run: ssh shop docker run -d -p 80:5000 -e FLASK_DEBUG=1 registry.example/shop
            """;

    private CheckRun pressed(CheckRun check) throws InterruptedException {
        shop.grant("alice", "write");
        shop.checkRuns().request(check, "fix-all", github.alice());
        return next();
    }

    private String read(HostedPull pull, String path) {
        return shop.store().read(pull.headSha(), path).map(String::new).orElse("");
    }

    @Test
    void workflowsAreLeftAloneAndNamedWhereTheAppMayNotWriteThem() throws InterruptedException {
        permit("contents", "write");
        HostedPull pull = open("debug", Map.of("app.py", ON, WORKFLOW, DEPLOY));
        pressed(red());
        assertThat(read(pull, "app.py")).isEqualTo(OFF);
        assertThat(read(pull, WORKFLOW)).isEqualTo(DEPLOY);
        assertThat(shop.store().commit(pull.headSha()).message()).contains("cannot change workflows: " + WORKFLOW);
    }

    @Test
    void workflowsAreFixedWhereTheAppMayWriteThem() throws InterruptedException {
        permit("contents", "write");
        permit("workflows", "write");
        HostedPull pull = open("debug", Map.of("app.py", ON, WORKFLOW, DEPLOY));
        pressed(red());
        assertThat(read(pull, "app.py")).isEqualTo(OFF);
        assertThat(read(pull, WORKFLOW)).doesNotContain("development");
    }

    /** Debug mode is on in {@code app.py}, and alice and bob may push. */
    private HostedPull mayBeFixed() {
        permit("contents", "write");
        shop.grant("alice", "write");
        shop.grant("bob", "write");
        return open("debug", Map.of("app.py", ON));
    }

    private void press(CheckRun check, String who) {
        shop.checkRuns().request(check, "fix-all", github.forge().user(who));
    }

    private String said(CheckRun check) {
        return check.output().summary().orElse("");
    }

    @Test
    void whoPressesTwiceIsToldThatItIsDone() throws InterruptedException {
        HostedPull pull = mayBeFixed();
        CheckRun red = red();
        press(red, "alice");
        green();
        press(red, "alice");
        assertThat(said(green())).startsWith("**Fix all is done.** alice pressed it before");
        untilNothingIsWanted();
        github.standIn().faults().next(3, "POST", "/graphql", Fault.status(502));
        press(red, "alice");
        assertThat(said(green())).as("GitHub did not answer at first").startsWith("**Fix all is done.**");
        press(red, "bob");
        assertThat(said(green())).as("somebody else").startsWith("**Fix all is done.** alice pressed it before");
        assertThat(pull.commits()).hasSize(2);
        github.commit(shop, "debug", Map.of("app.py", ON + "# again\n"));
        red();
        press(red, "alice");
        CheckRun again = red();
        assertThat(said(again)).startsWith("**The branch has changed since alice pressed Fix all.**");
        assertThat(again.actions()).hasSize(1);
    }

    @Test
    void whatWasPressedBeforeTheBranchGotAHistoryOfItsOwnIsAnswered() throws InterruptedException {
        HostedPull pull = mayBeFixed();
        CheckRun red = red();
        String tree = shop.store().commit(pull.headSha()).tree();
        shop.push(github.alice(), "debug", shop.writeCommit(github.alice(), tree, List.of(), "New history"));
        red();
        press(red, "alice");
        assertThat(said(red())).contains("The branch has changed. Press **Fix all** again.");
    }

    @Test
    void aBranchThatMayNotBeMovedIsTold() throws InterruptedException {
        HostedPull pull = mayBeFixed();
        String before = pull.headSha();
        CheckRun red = red();
        github.standIn().faults().always("PATCH", "/git/refs/", Fault.status(404));
        press(red, "alice");
        assertThat(said(red())).startsWith("**Fix all committed nothing.** GitHub does not find the branch, or");
        assertThat(pull.headSha()).isEqualTo(before);
    }

    @Test
    void whatWasPressedOnAnOldCheckIsNotDone() throws InterruptedException {
        permit("contents", "write");
        HostedPull pull = open("debug", Map.of("app.py", ON));
        CheckRun old = red();
        String moved = github.commit(shop, "debug", Map.of("app.py", ON + "# more\n"));
        red();
        CheckRun told = pressed(old);
        assertThat(told.subject().headSha()).isEqualTo(moved).isEqualTo(pull.headSha());
        assertThat(told.output().summary().orElse("")).contains("The branch has changed. Press");
        assertThat(told.progress().conclusion()).contains("failure");
    }
}
