package dev.undebug.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.demo.github.CheckRun;
import dev.undebug.demo.github.HostedPull;
import dev.undebug.demo.github.HostedRepository;
import dev.undebug.demo.github.Proposal;
import dev.undebug.demo.github.ReviewThread;
import dev.undebug.demo.github.git.TreeEdit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A pull request is blamed for the findings that it introduces, and for no older ones. */
class IntroducedScenarioTest extends Scenario {
    private static final String FAR = "# far\n".repeat(20);

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
                    .contains("This change puts `app.py:6` into effect.")
                    .contains("-    app.run(host=\"0.0.0.0\", debug=True)\n+    app.run(host=\"0.0.0.0\")");
        });
    }

    @Test
    @Requests("code with debug mode on is moved and reformatted")
    void codeThatIsMovedAndReformattedIsNotNew() throws InterruptedException {
        before(Map.of("app.py", ON));
        HostedPull pull = open("tidy", Map.of("app.py", """
                from flask import Flask


                app = Flask(
                    __name__,
                )


                @app.route("/")
                def home():
                    return "A shop"


                if __name__ == '__main__':
                    app.run(
                        debug=True,
                        host='0.0.0.0',
                    )
                """));
        CheckRun check = green();
        assertThat(check.output().annotations()).isEmpty();
        assertThat(check.output().summary().orElse("")).contains("Already on the base branch", "`app.py:16`");
        assertThat(pull.threads().all()).isEmpty();
    }

    @Test
    @Requests("a constant is changed far from where the program is run")
    void aConstantThatIsChangedFarFromTheRunIsNew() throws InterruptedException {
        before(Map.of(
                "settings.py",
                "NAME = \"shop\"\nDEBUG = False\n",
                "app.py",
                OFF.replace("import Flask", "import Flask\nfrom settings import DEBUG")
                        .replace("host=\"0.0.0.0\"", "host=\"0.0.0.0\", debug=DEBUG")));
        HostedPull pull = open("constant", Map.of("settings.py", "NAME = \"shop\"\nDEBUG = True\n"));
        CheckRun check = red();
        assertThat(check.output().annotations()).isNotEmpty().anySatisfy(annotation -> assertThat(
                        annotation.path() + annotation.rawDetails().orElse(""))
                .contains("settings.py"));
        assertThat(pull.mergeability().mergeable()).isFalse();
    }

    @Test
    @Requests("a file with debug mode on is renamed")
    void aFileThatIsRenamedTakesItsFindingsAlong() throws InterruptedException {
        before(Map.of("app.py", ON));
        shop.branch("renamed", shop.head("main").orElseThrow());
        rename("renamed", "shop/main.py");
        HostedPull pull = shop.open(github.alice(), Proposal.of(shop, "Rename", "renamed", "main"));
        CheckRun check = green();
        assertThat(check.output().summary().orElse("")).contains("Already on the base branch", "`shop/main.py:6`");
        assertThat(pull.threads().all()).isEmpty();
    }

    @Test
    @Requests("a file is renamed and debug mode is switched on in it")
    void aFileThatIsRenamedAndChangedIsCommentedOn() throws InterruptedException {
        shop.branch("renamed", shop.head("main").orElseThrow());
        rename("renamed", "main.py");
        HostedPull pull = shop.open(github.alice(), Proposal.of(shop, "Rename", "renamed", "main"));
        red();
        assertThat(pull.file("main.py").orElseThrow().previousPath()).contains("app.py");
        assertThat(pull.threads().all()).singleElement().satisfies(thread -> {
            assertThat(thread.path()).isEqualTo("main.py");
            assertThat(thread.line()).contains(6);
        });
    }

    @Test
    void anOldLineOfAnEnvFileIsNotBlamed() throws InterruptedException {
        String env = "A=1\n" + FAR + "FLASK_DEBUG=1\n";
        before(Map.of(".env", env, "Procfile", "web: flask run\n"));
        HostedPull pull = open("second", Map.of(".env", "FLASK_DEBUG=1\n" + env));
        assertThat(red().output().annotations())
                .extracting(annotation -> annotation.path() + ":" + annotation.startLine())
                .contains(".env:1")
                .doesNotContain(".env:23");
        assertThat(pull.threads().all()).extracting(ReviewThread::line).contains(Optional.of(1));
    }

    @Test
    void anEqualCommandBeforeAnOldOneIsWhatIsNew() throws InterruptedException {
        before(Map.of(
                "start.sh",
                "#!/bin/sh\n" + FAR + "flask run --debug\n",
                "Dockerfile",
                DOCKERFILE.replace("\"python\", \"app.py\"", "\"sh\", \"start.sh\"")));
        HostedPull pull =
                open("second", Map.of("start.sh", "#!/bin/sh\nflask run --debug &\n" + FAR + "flask run --debug\n"));
        CheckRun check = red();
        assertThat(pull.threads().all()).extracting(ReviewThread::line).containsExactly(Optional.of(2));
        assertThat(check.output().summary().orElse("")).contains("Already on the base branch", "`start.sh:23`");
    }

    /** Removing the last launch makes nothing live that is seen. */
    @Test
    void whoRemovesTheLastLaunchIsNotBlamedForOldCode() throws InterruptedException {
        github.commit(shop, "main", Map.of("app.py", ON, "Procfile", "web: gunicorn app:app\n"));
        nextAudit();
        shop.commit(github.alice(), "main", "No image", List.of(TreeEdit.delete("Dockerfile")));
        nextAudit();
        shop.branch("tidy", shop.head("main").orElseThrow());
        shop.commit(github.alice(), "tidy", "No Procfile", List.of(TreeEdit.delete("Procfile")));
        HostedPull pull = shop.open(github.alice(), Proposal.of(shop, "Tidy", "tidy", "main"));
        CheckRun check = next("neutral");
        assertThat(check.output().title()).contains("No longer started: web (Procfile:1)");
        assertThat(check.output().summary().orElse("")).contains("Already on the base branch", "| high | `app.py:6` |");
        assertThat(pull.threads().all()).isEmpty();
    }

    private void startedForDevelopmentOnly() throws InterruptedException {
        String compose = "services:\n  web:\n    build: .\n    command: python app.py\n    volumes: ['.:/srv']\n";
        github.commit(shop, "main", Map.of("app.py", ON, "docker-compose.dev.yml", compose));
        shop.commit(github.alice(), "main", "No image", List.of(TreeEdit.delete("Dockerfile")));
        nextAudit();
    }

    @Test
    void whoRemovesALaunchForDevelopmentIsNotBlamedForOldCode() throws InterruptedException {
        startedForDevelopmentOnly();
        shop.branch("tidy", shop.head("main").orElseThrow());
        shop.commit(github.alice(), "tidy", "Tidy", List.of(TreeEdit.delete("docker-compose.dev.yml")));
        HostedPull pull = shop.open(github.alice(), Proposal.of(shop, "Tidy", "tidy", "main"));
        assertThat(green().output().summary().orElse(""))
                .contains("Already on the base branch", "| high | `app.py:6` |");
        assertThat(pull.threads().all()).isEmpty();
    }

    @Test
    void whoPutsALaunchForDevelopmentIntoProductionMakesItLive() throws InterruptedException {
        startedForDevelopmentOnly();
        shop.branch("live", shop.head("main").orElseThrow());
        shop.commit(
                github.alice(),
                "live",
                "Live",
                List.of(TreeEdit.delete("docker-compose.dev.yml"), TreeEdit.put("Procfile", "web: python app.py\n")));
        HostedPull pull = shop.open(github.alice(), Proposal.of(shop, "Live", "live", "main"));
        assertThat(red().output().title().orElse("")).contains("1 finding blocks");
        assertThat(pull.threads().all()).hasSize(1);
    }

    @Test
    void codeThatIsMovedToAnotherFileIsNotNew() throws InterruptedException {
        before(Map.of("app.py", ON));
        HostedPull pull = open(
                "move",
                Map.of(
                        "app.py",
                        "from flask import Flask\n\napp = Flask(__name__)\n",
                        "run.py",
                        "from app import app\n\nif __name__ == \"__main__\":\n    app.run(host=\"0.0.0.0\", debug=True)\n",
                        "Dockerfile",
                        DOCKERFILE.replace("app.py", "run.py")));
        CheckRun check = green();
        assertThat(check.output().summary().orElse("")).contains("Already on the base branch", "`run.py:4`");
        assertThat(pull.threads().all()).isEmpty();
    }

    /** Puts files on the default branch before the test begins. */
    private void before(Map<String, String> files) throws InterruptedException {
        github.commit(shop, "main", files);
        nextAudit();
        countFromHere();
    }

    @Test
    void whatTheBranchGotMeanwhileIsNotBlamedOnWhoMergesIt() throws InterruptedException {
        shop.branch("release/1.0-ü", shop.head("main").orElseThrow());
        String words = github.commit(shop, "words", Map.of("README.md", "A better shop\n"));
        HostedPull pull = shop.open(github.alice(), Proposal.of(shop, "Words", "words", "release/1.0-ü"));
        green();
        String debug = github.commit(shop, "release/1.0-ü", Map.of("app.py", ON));
        String tree = shop.writeTree(debug, List.of(TreeEdit.put("README.md", "A better shop\n")));
        shop.push(
                github.alice(),
                "words",
                shop.writeCommit(github.alice(), tree, List.of(words, debug), "Merge the release"));
        green();
        assertThat(pull.threads().all()).isEmpty();
    }
}
