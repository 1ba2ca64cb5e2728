package dev.undebug.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.pull.CheckWork;
import dev.undebug.pull.Settlement;
import dev.undebug.rule.Example;
import dev.undebug.rule.Rule;
import dev.undebug.rules.Rules;
import dev.undebug.testing.Attempts;
import dev.undebug.testing.Golden;
import dev.undebug.testing.Marks;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The comments on the examples of every rule, the texts of reviews, and later edits of comments. */
class CommentGoldenTest {
    static List<String> rules() {
        return Rules.ALL.stream().map(Rule::id).toList();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theCheckAndTheReviewOfEveryRule(String id) {
        Rule rule = Rules.ALL.stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
        StringBuilder text = new StringBuilder();
        for (Example example : rule.doc().bad()) {
            Shop shop = new Shop();
            shop.gitHub.before = Map.of();
            shop.changes(Map.of(example.path(), Marks.read(example.text()).text()))
                    .reviewed();
            assertThat(shop.gitHub.published).as("%s in %s", id, example.path()).hasSize(1);
            text.append(text.length() == 0 ? "" : "\n")
                    .append(Published.check(shop.gitHub.concluded.get(0)))
                    .append("\nreview:\n")
                    .append(Published.review(shop.gitHub.published.get(0)));
        }
        Golden.check("review/rules/" + id + ".md", text.toString());
    }

    @Test
    void aBlockingReview() {
        Golden.check(
                "review/comments/blocked.md",
                Published.review(new Shop().turnsDebugOn().reviewed().published.get(0)));
    }

    @Test
    void neighboursShareASuggestion() {
        Shop shop = new Shop().changes(Map.of("Procfile", """
                web: gunicorn admin:app
                one: FLASK_DEBUG=1 flask --app admin run --debug
                two: flask --app admin run --debug
                """));
        Golden.check(
                "review/comments/neighbours.md",
                Published.review(shop.reviewed().published.get(0)));
    }

    /** The variable opens every debugger, the argument only its own. */
    @Test
    void aConsoleWithoutAPin() {
        Shop variable = new Shop()
                .changes(Map.of(
                        "app.py", Shop.before("app.py").replace("0.0.0.0\"", "0.0.0.0\", debug=True"),
                        "Dockerfile", Shop.before("Dockerfile").replace("CMD", "ENV WERKZEUG_DEBUG_PIN=off\nCMD")));
        Shop argument = new Shop().changes(Map.of("app.py", """
                from flask import Flask
                from werkzeug.debug import DebuggedApplication

                app = Flask(__name__)
                app.wsgi_app = DebuggedApplication(app.wsgi_app, evalex=True, pin_security=False)

                if __name__ == "__main__":
                    app.run(host="0.0.0.0", debug=True)
                """));
        Golden.check(
                "review/comments/no-pin.md",
                Published.check(variable.reviewed().concluded.get(0)) + "\n"
                        + Published.review(variable.gitHub.published.get(0)) + "\n"
                        + Published.review(argument.reviewed().published.get(0)));
    }

    /** The launch reaches the setting, but its command decides. */
    @Test
    void aSettingThatFlaskRunOverrides() {
        Shop shop = new Shop()
                .changes(Map.of(
                        "Procfile",
                        "web: flask --app admin run\n",
                        "admin.py",
                        Shop.before("admin.py") + "app.config[\"DEBUG\"] = True\n"));
        shop.gitHub.before = Map.of();
        Golden.check(
                "review/comments/overridden.md",
                Published.review(shop.reviewed().published.get(0)));
    }

    @Test
    void aVariableTurnsOnWhatTheCodeHasLongHad() {
        String image = """
                FROM python:3.13-slim
                COPY . .
                ENV SHOP_DEBUG=0
                CMD ["gunicorn", "app:app"]
                """;
        Shop shop = new Shop();
        shop.gitHub.before = Map.of("Dockerfile", image, "settings.py", """
                import os

                DEBUG = os.getenv("SHOP_DEBUG") == "1"
                """, "app.py", """
                from flask import Flask
                from flask_debugtoolbar import DebugToolbarExtension
                import settings

                app = Flask(__name__)
                app.debug = settings.DEBUG
                DebugToolbarExtension(app)
                """);
        shop.changes(Map.of("Dockerfile", image.replace("SHOP_DEBUG=0", "SHOP_DEBUG=1")));
        Golden.check(
                "review/comments/made-live.md",
                Published.review(shop.reviewed().published.get(0)));
    }

    @Test
    void aReviewOfRemarks() {
        Shop shop = new Shop().changes(Map.of("admin.py", Shop.before("admin.py") + "app.debug = True\n"));
        Golden.check(
                "review/comments/remarks.md",
                Published.review(shop.reviewed().published.get(0)));
    }

    @Test
    void aChangeThatMakesOldCodeLive() {
        Shop shop = new Shop();
        String on = Shop.before("app.py").replace("0.0.0.0\"", "0.0.0.0\", debug=True");
        shop.gitHub.before = Map.of("Procfile", "web: gunicorn app:app\n", "app.py", on);
        shop.changes(Map.of("Procfile", "web: python app.py\n"));
        Golden.check(
                "review/comments/elsewhere.md",
                Published.review(shop.reviewed().published.get(0)));
    }

    @Test
    void aFindingThatIsAllowed() {
        Shop shop = said();
        shop.changes(Map.of(
                "app.py",
                shop.gitHub
                        .after
                        .getOrDefault("app.py", "")
                        .replace("True)", "True)  # undebug: allow flask-run-debug -- a demo")));
        shop.reviewed();
        Golden.check("review/comments/allowed.md", shop.gitHub.settled.get(0).body() + "\n");
    }

    @Test
    void aFindingThatIsGone() {
        Shop shop = said();
        shop.changes(Map.of("app.py", Shop.before("app.py") + "# off\n"));
        shop.checker().run(new CheckWork(Shop.PULL, false), Attempts.FIRST);
        Settlement settled = shop.gitHub.settled.get(0);
        Golden.check("review/comments/settled.md", settled.body() + "\n");
    }

    @Test
    void aFindingThatTheConfigurationKeepsOutByNow() {
        Shop shop = said();
        shop.gitHub.configuration = Optional.of("rules: {flask-run-debug: off}\n");
        shop.reviewed();
        Golden.check(
                "review/comments/settled-kept-out.md",
                shop.gitHub.settled.get(0).body() + "\n");
    }

    private static Shop said() {
        Shop shop = new Shop().turnsDebugOn();
        shop.reviewed();
        shop.gitHub.threads = List.of(Shop.thread(
                "app.py", shop.gitHub.published.get(0).comments().get(0).body()));
        return shop;
    }

    @Test
    void aFindingThatTheBranchHasToo() {
        Shop shop = said();
        shop.gitHub.before = Map.copyOf(shop.gitHub.after);
        shop.changes(Map.of("app.py", shop.gitHub.after.getOrDefault("app.py", "") + "# more\n"));
        shop.reviewed();
        Golden.check(
                "review/comments/settled-before.md", shop.gitHub.settled.get(0).body() + "\n");
    }

    @Test
    void aFindingOfAPullRequestThatChangesNothingThatMatters() {
        Shop shop = said();
        shop.gitHub.after = shop.gitHub.before;
        shop.changes(Map.of("README.md", "A better shop\n"));
        shop.reviewed();
        Golden.check(
                "review/comments/settled-untouched.md",
                shop.gitHub.settled.get(0).body() + "\n");
    }

    @Test
    void aCommentOfWhichTheLinesHaveChanged() {
        Shop shop = said();
        shop.changes(Map.of(
                "app.py",
                "# A shop.\n" + shop.gitHub.after.getOrDefault("app.py", "").replace("True)", "True, port=80)")));
        shop.reviewed();
        Golden.check(
                "review/comments/former-lines.md", shop.gitHub.corrected.get(0).body() + "\n");
    }
}
