package dev.undebug.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.rule.Finding;
import dev.undebug.rule.Severity;
import dev.undebug.testing.ScannedCase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The words about a program of which the image by itself, or what developers start, is not what visitors meet. */
class DeploymentWordsTest {
    private static final String PROGRAM = """
            from flask import Flask

            app = Flask(__name__)

            if __name__ == "__main__":
                app.run(%s debug=True)
            """;

    private static final String IMAGE = """
            FROM python:3.12-slim
            WORKDIR /app
            RUN pip install flask==3.1.0 gunicorn==22.0.0
            COPY app.py .
            """;

    private static final String COMMAND = "CMD [\"python\", \"app.py\"]\n";

    private static final String COMPOSE = """
            services:
              web:
                build: .
                command: %s
            """;

    @Test
    void anImageByItselfNamesTheDeploymentThatIsSafe() {
        Finding finding = scanned(Map.of(
                "Dockerfile",
                IMAGE + COMMAND,
                "app.py",
                PROGRAM.formatted("host=\"0.0.0.0\","),
                "docker-compose.yml",
                COMPOSE.formatted("gunicorn app:app")));

        assertThat(finding.severity()).isEqualTo(Severity.MEDIUM);
        assertThat(finding.launched()).isFalse();
        assertThat(finding.message())
                .isEqualTo("`debug=True` turns on the interactive debugger where the image starts by itself, with"
                        + " `Dockerfile:5`: anyone who guesses a short PIN can run code on the server. This repository"
                        + " deploys the image by `docker-compose.yml:4`, where strangers get no debugger.");
    }

    @Test
    void aServiceThatOnlyMakesTheTablesIsNoDeploymentOfTheServer() {
        Finding finding = scanned(Map.of(
                "Dockerfile",
                IMAGE + COMMAND,
                "app.py",
                PROGRAM.formatted(""),
                "docker-compose.yml",
                COMPOSE.formatted("flask routes").replace("web:", "tables:")
                        + COMPOSE.formatted("${START}").replace("services:\n", "")));

        assertThat(finding.message())
                .endsWith(" deploys the image by `docker-compose.yml:7`, which is a launch of its own.");
    }

    @Test
    void anImageShowsBetterThanAProcfileWithAServerOfDevelopersWhatVisitorsMeet() {
        Finding finding = scanned(Map.of(
                "Dockerfile",
                IMAGE + COMMAND,
                "app.py",
                PROGRAM.formatted("host=\"0.0.0.0\","),
                "Procfile",
                "api: venv/bin/python app.py\nweb: npm run serve\n",
                "package.json",
                "{\"scripts\": {\"serve\": \"vue-cli-service serve --open\"}}"));

        assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(finding.message()).contains(" and `Dockerfile:5` starts ");
    }

    @Test
    void anImageOnLoopbackNamesTheDeploymentThatMayOpenIt() {
        Finding finding = scanned(Map.of(
                "Dockerfile",
                IMAGE + COMMAND,
                "app.py",
                PROGRAM.formatted("host=\"127.0.0.1\","),
                "docker-compose.yml",
                COMPOSE.formatted("${START}")));

        assertThat(finding.severity()).isEqualTo(Severity.MEDIUM);
        assertThat(finding.message())
                .endsWith("It listens for its own container alone, and this repository deploys the image by"
                        + " `docker-compose.yml:4`, which is a launch of its own.");
    }

    @Test
    void whatOnlyDevelopersStartLeavesOpenWhatVisitorsMeet() {
        Finding finding = scanned(Map.of(
                "Dockerfile",
                IMAGE,
                "app.py",
                PROGRAM.formatted(""),
                "docker-compose.dev.yml",
                COMPOSE.formatted("flask run --host=0.0.0.0")));

        assertThat(finding.severity()).isEqualTo(Severity.LOW);
        assertThat(finding.message())
                .isEqualTo("`debug=True` would turn debug mode on. This repository shows only launches for development,"
                        + " such as `docker-compose.dev.yml:4`: what strangers get is not known.");
    }

    @Test
    void aServiceThatMountsItsSourceAndIsTheOnlyLaunchMayBeTheDeployment() {
        Finding finding = scanned(Map.of(
                "Dockerfile",
                IMAGE,
                "app.py",
                PROGRAM.formatted("host=\"0.0.0.0\","),
                "docker-compose.yml",
                COMPOSE.formatted("python app.py") + "    volumes: [\".:/app\"]\n"));

        assertThat(finding.severity()).isEqualTo(Severity.MEDIUM);
        assertThat(finding.message())
                .isEqualTo(
                        "`debug=True` turns on the interactive debugger, and `docker-compose.yml:4` starts the app with"
                                + " Flask's development server, so anyone who guesses a short PIN can run code on the server."
                                + " This holds if the service is deployed like that: it mounts its source code, as developers"
                                + " do, but this repository starts the program in no other way.");
    }

    @Test
    void aProgramInAContainerThatNothingShowsSaysWhatIsPresumed() {
        Finding finding = scanned(Map.of(
                "deploy.sh",
                "#!/bin/sh\ndocker exec -d shop python app.py\n",
                "app.py",
                PROGRAM.formatted("host=\"0.0.0.0\",")));

        assertThat(finding.severity()).isEqualTo(Severity.MEDIUM);
        assertThat(finding.message())
                .endsWith(
                        "This holds if the container `shop`, which nothing here shows, has the code of this repository.");
    }

    @Test
    void aSettingNamesWhatOpensTheDebuggerWithIt() {
        List<Finding> findings = ScannedCase.scan(Map.of("settings.py", """
                        class Development:
                            DEBUG = True

                        class Production:
                            DEBUG = False

                        ALL = {"development": Development, "production": Production, "default": Development}
                        """, "shop/__init__.py", """
                        from flask import Flask

                        def create_app(name="default"):
                            app = Flask(__name__)
                            from settings import ALL
                            app.config.from_object(ALL[name])
                            return app
                        """, "run.py", """
                        import os
                        from shop import create_app

                        if __name__ == "__main__":
                            app = create_app(os.getenv("FLASK_CONFIG", "development"))
                            app.run(host="0.0.0.0", debug=app.config.get("DEBUG", False))
                        """))
                .findings();

        assertThat(findings)
                .filteredOn(finding -> finding.rule().equals("flask-config-debug"))
                .extracting(Finding::message)
                .containsExactly(
                        "Setting `DEBUG` to `True` turns debug mode on, and by `run.py:5` the interactive debugger, too:"
                                + " anyone who guesses a short PIN can run code on the server. Undebug found no launch"
                                + " that shows where this program runs, so it treats it as live.");
    }

    private static Finding scanned(Map<String, String> files) {
        List<Finding> findings = ScannedCase.scan(files).findings();
        assertThat(findings).hasSize(1);
        return findings.get(0);
    }
}
