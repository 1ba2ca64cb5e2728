package dev.undebug.review.draft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.review.Shop;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The section of the check that says how to see the finding. */
class HowToTestTest {
    private static final String ASK = "`curl -so /dev/null -w '%{http_code}' localhost:5000/console`";
    private static final String IMAGE = """
            FROM python:3.13-slim
            RUN pip install flask==3.1.1
            COPY . .
            CMD ["python", "app.py"]
            """;

    private final Shop shop = new Shop();

    private static String app(String arguments) {
        return """
            import os

            from flask import Flask

            app = Flask(__name__)

            if __name__ == "__main__":
                app.run(%s)
            """.formatted(arguments);
    }

    /** Returns the section for a pull request that adds files. */
    private Optional<String> told(Map<String, String> files) {
        shop.gitHub.before = Map.of();
        return told(shop.changes(files));
    }

    private static Optional<String> told(Shop shop) {
        String summary =
                shop.reviewed().concluded.get(shop.gitHub.concluded.size() - 1).summary();
        int start = summary.indexOf("### How to test\n\n");
        return start < 0
                ? Optional.empty()
                : Optional.of(summary.substring(start + "### How to test\n\n".length())
                        .split("\n\n")[0]
                        .strip());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            host="0.0.0.0", debug=True                                      | -p 5000:5000 image           | 5000
            "0.0.0.0", 8000, debug=True                                     | -p 8000:8000 image           | 8000
            host="0.0.0.0", port=80, debug=True                             | -p 80:80 image               | 80
            "0.0.0.0", int(os.environ.get("PORT", 8000)), debug=True        | -e PORT=5000 -p 5000:5000 image | 5000
            host="0.0.0.0", port=os.environ["WEB_PORT"], debug=True         | -e WEB_PORT=5000 -p 5000:5000 image | 5000
            """)
    void anImageIsBuiltAndItsPortPublished(String arguments, String run, String port) {
        assertThat(told(Map.of("Dockerfile", IMAGE, "app.py", app(arguments))))
                .contains("Run `docker build -t image . && docker run --rm " + run
                        + "`, then `curl -so /dev/null -w '%{http_code}' localhost:" + port
                        + "/console`: 200 now, 404 once fixed.");
    }

    @Test
    void nothingIsToldWhereOnlyTheContainerReachesTheServer() {
        assertThat(told(Map.of("Dockerfile", IMAGE, "app.py", app("debug=True"))))
                .isEmpty();
    }

    @Test
    void aPortThatIsNotKnownIsLeftToTheReader() {
        assertThat(told(Map.of("Dockerfile", IMAGE, "app.py", app("host=\"0.0.0.0\", port=len(str(app)), debug=True"))))
                .contains("Start `image` the way `Dockerfile:4` does, then run "
                        + "`curl -so /dev/null -w '%{http_code}' localhost:PORT/console`, with its port for `PORT`: "
                        + "200 now, 404 once fixed.");
    }

    /** The build context of such an image is unknown. */
    @Test
    void anImageFromAFolderIsStartedAsItIs() {
        assertThat(told(Map.of("web/Dockerfile", IMAGE, "web/app.py", app("host=\"0.0.0.0\", debug=True"))))
                .hasValueSatisfying(text -> assertThat(text).startsWith("Start `web` the way `web/Dockerfile:4` does"));
    }

    @Test
    void anotherDockerfileAtTheRootIsNamed() {
        assertThat(told(Map.of("Dockerfile.prod", IMAGE, "app.py", app("host=\"0.0.0.0\", debug=True"))))
                .hasValueSatisfying(text -> assertThat(text)
                        .startsWith("Run `docker build -t image -f Dockerfile.prod . && docker run --rm -p 5000:5000"));
    }

    @Test
    void aServiceOfAComposeFileIsRunWithoutTheOverrideThatIsForDevelopers() {
        String compose = """
            services:
              site:
                build: .
                environment:
                  FLASK_DEBUG: 1
            """;
        assertThat(told(Map.of("Dockerfile", IMAGE, "app.py", app("host=\"0.0.0.0\""), "compose.yaml", compose)))
                .contains("Run `docker compose -f compose.yaml run --build --rm -p 5000:5000 site`, then " + ASK
                        + ": 200 now, 404 once fixed.");
    }

    @Test
    void aProcessIsRunAsTheProcfileHasIt() {
        assertThat(told(Map.of(
                        "Procfile",
                        "worker: python worker.py\nweb: flask --app app run --debug --port $PORT\n",
                        "app.py",
                        app(""))))
                .contains("Run `sed -n 's/^web: *//p' Procfile | PORT=5000 sh`, then " + ASK
                        + ": 200 now, 404 once fixed.");
    }

    @Test
    void aFileThatNothingLaunchesIsRunItself() {
        assertThat(told(Map.of("app.py", app("debug=True"))))
                .contains("Run `python app.py`, then " + ASK + ": 200 now, 404 once fixed.");
        assertThat(told(Map.of(
                        "app.py",
                        app("debug=True").replace("if __name__ == \"__main__\"", "def main()") + "\n\nmain()\n")))
                .as("the call is in a function")
                .hasValueSatisfying(text -> assertThat(text).startsWith("Start the app, then run "));
    }

    @Test
    void aReadThatIsOnForFalseIsTestedWithFalse() {
        assertThat(told(Map.of(
                        "Dockerfile",
                        IMAGE,
                        "app.py",
                        app("host=\"0.0.0.0\", debug=bool(os.environ.get(\"SHOP_DEBUG\"))"))))
                .contains("Run `docker build -t image . && docker run --rm -e SHOP_DEBUG=0 -p 5000:5000 image`, then "
                        + ASK + ": 200 now, 404 once fixed.");
    }

    /** The evidence cuts a long command, but the instructions know all of it. */
    @Test
    void aLongCommandIsKnownToItsEnd() {
        String words =
                "web: gunicorn --access-logformat '%(h)s %(l)s %(u)s %(t)s' --access-logfile - --error-logfile - "
                        + "--log-level info --workers 4 --threads 8 --timeout 120 app:app\n";
        assertThat(told(Map.of("Procfile", words, "app.py", app("") + "\napp.debug = True\n")))
                .contains("Run `python -c 'from app import app; print(app.debug)'`: `True` now, `False` once fixed.");
    }

    @Test
    void theFlagIsPrinted() {
        String image = IMAGE.replace("\"python\", \"app.py\"", "\"gunicorn\", \"app:app\"");
        String on = app("") + "\napp.debug = True\n";
        assertThat(told(Map.of("Dockerfile", image, "app.py", on)))
                .contains(
                        "Run `docker build -t image . && docker run --rm --entrypoint python image -c 'from app import app;"
                                + " print(app.debug)'`: `True` now, `False` once fixed.");
        assertThat(told(Map.of("Procfile", "web: gunicorn app:app\n", "app.py", on)))
                .contains("Run `python -c 'from app import app; print(app.debug)'`: `True` now, `False` once fixed.");
    }

    /** Another command would lack the variable. */
    @Test
    void aFlagThatTheCommandSetsIsLookedAtInIt() {
        assertThat(told(Map.of("Procfile", "web: FLASK_DEBUG=1 gunicorn app:app\n", "app.py", app(""))))
                .contains(
                        "Start `web` the way `Procfile:1` does, then print `app.debug` in it: `True` now, `False` once fixed.");
    }

    @Test
    void aVariableThatNothingLaunchesIsNotTested() {
        assertThat(told(Map.of(".env.production", "FLASK_DEBUG=1\n", "app.py", app(""))))
                .isEmpty();
    }

    @Test
    void severalFindingsHaveToGoTogether() {
        Map<String, String> files = new HashMap<>(Map.of("app.py", app("host=\"0.0.0.0\", debug=True")));
        files.put("Dockerfile", IMAGE.replace("COPY", "ENV FLASK_DEBUG=1\nCOPY"));
        assertThat(told(files))
                .hasValueSatisfying(text -> assertThat(text).endsWith(": 200 now, 404 once all are fixed."));
    }

    /** The console would remain after the fix. */
    @Test
    void nothingIsToldWhereSomethingThatDoesNotCountShowsTheSame() {
        String on = app("host=\"0.0.0.0\", debug=True");
        shop.gitHub.before = Map.of("Dockerfile", IMAGE, "app.py", on);
        String set = IMAGE.replace("COPY", "ENV FLASK_DEBUG=1\nCOPY");
        assertThat(told(shop.changes(Map.of("Dockerfile", set)))).isEmpty();
        String allowed = on.replace("debug=True)", "debug=True)  # undebug: allow flask-run-debug -- for a workshop");
        Shop other = new Shop();
        other.gitHub.before = Map.of();
        assertThat(told(other.changes(Map.of("Dockerfile", set, "app.py", allowed))))
                .isEmpty();
    }

    /** Without the console there is no question for a PIN. */
    @Test
    void thePinIsTestedWhereTheConsoleStays() {
        String on = app("host=\"0.0.0.0\", debug=True");
        String open = IMAGE.replace("COPY", "ENV WERKZEUG_DEBUG_PIN=off\nCOPY");
        assertThat(told(Map.of("Dockerfile", open, "app.py", on)))
                .hasValueSatisfying(text -> assertThat(text).endsWith(ASK + ": 200 now, 404 once all are fixed."));
        Shop other = new Shop();
        other.gitHub.before = Map.of("Dockerfile", IMAGE, "app.py", on);
        assertThat(told(other.changes(Map.of("Dockerfile", open))))
                .contains("Start `image` the way `Dockerfile:5` does, then open `/console` on `localhost` and enter "
                        + "`1 + 1`: it answers without a PIN now; once fixed, it asks for one.");
    }

    @Test
    void aPageThatTheAppServesItselfIsNotPromisedAway() {
        String pages = app("host=\"0.0.0.0\", debug=True").replace("if __name__", """
            @app.get("/<path:page>")
            def page(page):
                return page


            if __name__""");
        assertThat(told(Map.of("Dockerfile", IMAGE, "app.py", pages))).hasValueSatisfying(text -> assertThat(text)
                .endsWith(
                        ", then `curl -s localhost:5000/console | grep -c 'Werkzeug Debugger'`: 1 now, 0 once fixed."));
    }

    @Test
    void dashAnswersAllPaths() {
        String dash = """
            from dash import Dash

            app = Dash(__name__)
            app.run(debug=True)
            """;
        assertThat(told(Map.of("Procfile", "web: python app.py\n", "app.py", dash)))
                .contains("Start `web` the way `Procfile:1` does, then run `curl -s localhost:PORT/console | grep -c"
                        + " 'Werkzeug Debugger'`, with its port for `PORT`: 1 now, 0 once fixed.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            flask --app app run --debug --cert adhoc --port 8443 | ''
            python app.py                                        | debug=True, port=8443, ssl_context="adhoc"
            """)
    void encryptedServersAreAskedWithHttps(String command, String arguments) {
        assertThat(told(Map.of("Procfile", "web: " + command + "\n", "app.py", app(arguments))))
                .contains("Run `sed -n 's/^web: *//p' Procfile | sh`, then `curl -sko /dev/null -w '%{http_code}'"
                        + " https://localhost:8443/console`: 200 now, 404 once fixed.");
    }

    @Test
    void aDefaultPortThatIsSetElsewhereIsLeftToTheReader() {
        Map<String, String> files = Map.of(
                "Procfile", "web: flask run\n", ".flaskenv", "FLASK_APP=app\nFLASK_DEBUG=1\nFLASK_RUN_PORT=8080\n");
        Map<String, String> all = new HashMap<>(files);
        all.put("app.py", app(""));
        all.put("requirements.txt", "flask==3.1.1\npython-dotenv==1.1.0\n");
        assertThat(told(all))
                .hasValueSatisfying(text -> assertThat(text).contains("localhost:PORT/console`, with its port"));
        String named =
                app("debug=True").replace("if __name__", "app.config[\"SERVER_NAME\"] = \"shop:80\"\n\nif __name__");
        Shop other = new Shop();
        other.gitHub.before = Map.of();
        assertThat(told(other.changes(Map.of("app.py", named))))
                .hasValueSatisfying(text -> assertThat(text).contains("localhost:PORT/console`, with its port"));
    }

    @Test
    void aFileOfAPackageThatItImportsIsNotRunByItsPath() {
        String own = app("debug=True").replace("import os", "from shop.models import db");
        assertThat(told(Map.of("shop/main.py", own, "shop/models.py", "db = 1\n", "shop/__init__.py", "")))
                .hasValueSatisfying(text -> assertThat(text).startsWith("Start the app, then run "));
    }

    /** Another Python does not have the app's packages, and another folder does not have its module. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[\"uv\", \"run\", \"gunicorn\", \"app:app\"]",
                "[\"/venv/bin/gunicorn\", \"app:app\"]",
                "cd src && gunicorn app:app"
            })
    void theFlagIsPrintedWithTheRightPythonInTheRightFolder(String command) {
        String image = IMAGE.replace("[\"python\", \"app.py\"]", command);
        assertThat(told(Map.of(
                        "Dockerfile",
                        image,
                        "app.py",
                        app("") + "\napp.debug = True\n",
                        "src/app.py",
                        app("") + "\napp.debug = True\n")))
                .contains("Start `image` the way `Dockerfile:4` does, then print `app.debug` in it: `True` now,"
                        + " `False` once fixed.");
    }
}
