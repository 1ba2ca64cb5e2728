package dev.undebug.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.pull.Correction;
import dev.undebug.pull.FindingMarker;
import dev.undebug.pull.FindingThread;
import dev.undebug.pull.FindingThread.FirstComment;
import dev.undebug.pull.FindingThread.Lines;
import dev.undebug.pull.ReviewDraft.Comment;
import dev.undebug.review.draft.CommentText;
import dev.undebug.rule.Severity;
import dev.undebug.testing.Golden;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Several switches with one effect: the first comment explains it, and the others refer to that one. */
class OneCauseTest {
    private static final String SET = Shop.before("Dockerfile").replace("COPY", "ENV FLASK_DEBUG=off\nCOPY");
    private static final String ON = Shop.before("app.py").replace("0.0.0.0\"", "0.0.0.0\", debug=True");
    private static final String REFERENCE = "**Critical: the same Python console, by another switch.** ";

    private final Shop shop = new Shop();

    private Shop bothOn() {
        return shop.changes(Map.of("Dockerfile", SET, "app.py", ON));
    }

    private List<Comment> comments() {
        return shop.gitHub.published.get(0).comments();
    }

    /** Turns the comments of the first review into threads for the next one. */
    private void stand() {
        List<FindingThread> threads = new ArrayList<>();
        for (Comment comment : comments()) {
            Lines lines = new Lines(comment.startLine(), comment.endLine());
            threads.add(thread(comment.path(), lines, comment.body()));
        }
        shop.gitHub.threads = threads;
    }

    private static FindingThread thread(String path, Lines lines, String body) {
        FindingMarker marker = FindingMarker.find(body).orElseThrow();
        FirstComment comment = new FirstComment("C " + path, 1, body, false);
        return new FindingThread("T " + path, path, Optional.of(lines), comment, marker, false);
    }

    @Test
    void theFirstExplainsAndTheOthersRefer() {
        bothOn().reviewed();
        Golden.check("review/comments/one-cause.md", Published.review(shop.gitHub.published.get(0)));
    }

    @Test
    void whatGivesStrangersSomethingElseExplainsItself() {
        shop.changes(Map.of("app.py", ON, "admin.py", Shop.before("admin.py") + "app.debug = True\n"))
                .reviewed();
        assertThat(comments()).hasSize(2).noneMatch(comment -> CommentText.refers(comment.body()));
    }

    @Test
    void anotherServiceExplainsItself() {
        shop.changes(Map.of("app.py", ON, "Procfile", "web: flask --app admin run --debug\n"))
                .reviewed();
        assertThat(comments()).hasSize(2).noneMatch(comment -> CommentText.refers(comment.body()));
    }

    @Test
    void anExplanationWithoutASwitchIsToldEachTime() {
        shop.changes(Map.of("Procfile", "web: uvicorn main:app\n", "main.py", """
                        from fastapi import FastAPI

                        app = FastAPI(debug=True)
                        admin = FastAPI(debug=True)
                        app.mount("/admin", admin)
                        """))
                .reviewed();
        assertThat(comments()).hasSize(2).allSatisfy(comment -> assertThat(comment.body())
                .contains("turns on Starlette's debug mode: strangers see the source code around every error."));
    }

    @Test
    void aReferenceKeepsTheSentenceAboutItsSwitch() {
        shop.changes(Map.of("Dockerfile", """
                        FROM python:3.13-slim
                        RUN pip install flask==3.1.1 gunicorn
                        COPY . .
                        ENV FLASK_DEBUG=1
                        CMD ["gunicorn", "app:app"]
                        """, "app.py", """
                        import os

                        from flask import Flask

                        app = Flask(__name__)
                        app.debug = bool(os.environ.get("SHOP_DEBUG", "yes"))
                        """)).reviewed();
        assertThat(comments()).hasSize(2);
        assertThat(comments().get(1).body())
                .startsWith("**Medium: the same debug mode, by another switch.** When `SHOP_DEBUG` is not set, "
                        + "`bool(os.environ.get(\"SHOP_DEBUG\", \"yes\"))` is enough by itself, even after the others are "
                        + "fixed. Setting `SHOP_DEBUG=0` or `SHOP_DEBUG=False` does not turn it off.");
    }

    @Test
    void aReferenceIsLeftAloneWhileTheExplanationStands() {
        bothOn().reviewed();
        stand();
        bothOn().reviewed();
        assertThat(shop.gitHub.corrected).isEmpty();
        assertThat(shop.gitHub.published).as("nothing is said twice").hasSize(1);
    }

    @Test
    void aReferenceExplainsWhenTheExplanationIsSettled() {
        bothOn().reviewed();
        stand();
        assertThat(comments().get(1).body()).startsWith(REFERENCE);
        shop.changes(Map.of("Dockerfile", Shop.before("Dockerfile"), "app.py", ON))
                .reviewed();
        assertThat(shop.gitHub.settled).hasSize(1);
        assertThat(shop.gitHub.corrected)
                .singleElement()
                .extracting(Correction::body)
                .asString()
                .startsWith("**Critical: strangers get a Python console.** `debug=True` turns on")
                .contains(FindingMarker.find(comments().get(1).body())
                        .orElseThrow()
                        .toString());
    }

    /** Comments of an earlier version are read as before, and rewritten in today's words. */
    @Test
    void theCommentsOfEarlierVersionsAreRead() {
        bothOn().reviewed();
        List<FindingThread> threads = new ArrayList<>();
        for (Comment comment : comments()) {
            String marker = FindingMarker.find(comment.body()).orElseThrow().toString();
            String rule = comment.path().equals("app.py") ? "flask-run-debug" : "flask-debug-env";
            String former = """
                    **Flask is started in debug mode** (critical)

                    `debug=True` puts an interactive debugger in front of the site.

                    [About `%s`](https://undebug.example/rules/%s)

                    %s""".formatted(rule, rule, marker);
            threads.add(thread(comment.path(), new Lines(comment.startLine(), comment.endLine()), former));
            assertThat(CommentText.severity(former)).contains(Severity.CRITICAL);
            assertThat(CommentText.severity(comment.body())).contains(Severity.CRITICAL);
        }
        shop.gitHub.threads = threads;
        bothOn().reviewed();
        assertThat(shop.gitHub.published).as("nothing is said twice").hasSize(1);
        assertThat(shop.gitHub.corrected).hasSize(2).allSatisfy(correction -> assertThat(correction.body())
                .startsWith("**Critical: strangers get a Python console.** "));
    }

    @Test
    void bothWordsForASuggestionElsewhereAreKnown() {
        assertThat(CommentText.pointsAtSuggestion(
                        "x\n\nTo fix it, drop `--debug`. The suggestion at `Procfile:2` does that, too.\n\ny"))
                .isTrue();
        assertThat(CommentText.pointsAtSuggestion("x\n\nThe suggestion at `Procfile:2` fixes this, too.\n\ny"))
                .isTrue();
        assertThat(CommentText.pointsAtSuggestion("x\n\nThe suggestion is good.\n"))
                .isFalse();
    }
}
