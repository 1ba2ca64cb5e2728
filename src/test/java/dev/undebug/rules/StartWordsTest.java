package dev.undebug.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.rule.Finding;
import dev.undebug.rule.Severity;
import dev.undebug.testing.ScannedCase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The words about starts that nobody meets from outside, that fail, or of which only the path is known. */
class StartWordsTest {
    private static final String APP = """
            from flask import Flask

            app = Flask(__name__)
            """;

    private static final String CONSOLE = APP + "app.run(host=\"0.0.0.0\", debug=True)\n";

    @Test
    void anImageThatHasTheFileNowhereNamesNoUnknownFolder() {
        Finding finding = single(Map.of(
                "Dockerfile",
                "FROM python:3.13\nWORKDIR /srv\nCOPY web/ /srv/\nCMD [\"python\", \"/srv/app/main.py\"]\n",
                "web/site.py",
                APP,
                "tools/main.py",
                CONSOLE));

        assertThat(finding.severity()).isEqualTo(Severity.MEDIUM);
        assertThat(finding.evidence().get(0).text())
                .isEqualTo("names a file like this one, and nothing shows that it finds this one");
    }

    @Test
    void aDevelopmentServerOfOneMachineServesNoVisitors() {
        for (String start : List.of("export FLASK_APP=shop\nnohup flask run &\n", "nohup python shop.py &\n")) {
            Finding finding = single(Map.of("start.sh", "#!/bin/sh\n" + start, "shop.py", APP + "app.run()\n"));

            assertThat(finding.message())
                    .doesNotContain("serves visitors")
                    .contains("It listens on its own machine alone, and no proxy in this repository leads to it");
        }
    }

    @Test
    void aDevelopmentServerOfItsContainerAloneServesNoVisitors() {
        String image = "FROM python:3.13\nCOPY shop.py .\nENV FLASK_APP=shop\nCMD flask run";

        assertThat(single(Map.of("Dockerfile", image + "\n", "shop.py", APP)).message())
                .doesNotContain("serves visitors")
                .contains("It listens on its own machine or container alone");
        assertThat(single(Map.of("Dockerfile", image + " --host=0.0.0.0\n", "shop.py", APP))
                        .message())
                .contains("serves visitors");
        assertThat(single(Map.of("Dockerfile", image + " $OPTIONS\n", "shop.py", APP))
                        .message())
                .contains("serves visitors");
    }

    @Test
    void ofTwoStartsTheOneThatOthersMeetIsTold() {
        String tool = """
                from flask import Flask
                from flask_graphql import GraphQLView
                from schema import schema

                app = Flask(__name__)
                app.add_url_rule("/graphql", view_func=GraphQLView.as_view("graphql", schema=schema, graphiql=True))

                if __name__ == "__main__":
                    app.run(host="0.0.0.0")
                """;

        assertThat(ScannedCase.scan(Map.of(
                                "server.bat",
                                "python shop.py\n",
                                "first.bat",
                                "set FLASK_APP=shop.py\nflask run\n",
                                "shop.py",
                                tool))
                        .findings())
                .filteredOn(finding -> finding.rule().equals("graphiql-open"))
                .singleElement()
                .extracting(Finding::message)
                .asString()
                .endsWith("Reached by `server.bat:1`.");
    }

    @Test
    void aDevelopmentServerWithAnEnvFileThatIsNotHereMayHaveAConsole() {
        String unit = "[Service]\n%sExecStart=/usr/bin/python3 /srv/shop/shop.py\n";
        String program = APP + "app.run(host=\"0.0.0.0\"%s)\n";
        String file = "EnvironmentFile=/etc/shop/shop.env\n";

        assertThat(single(Map.of("shop.service", unit.formatted(file), "shop.py", program.formatted("")))
                        .message())
                .contains("Undebug cannot tell whether debug mode is on");
        assertThat(single(Map.of("shop.service", unit.formatted(""), "shop.py", program.formatted("")))
                        .message())
                .contains("Strangers get no console today");
        assertThat(single(Map.of("shop.service", unit.formatted(file), "shop.py", program.formatted(", debug=False")))
                        .message())
                .contains("Strangers get no console today");
    }

    @Test
    void aDevelopmentServerThatListensAloneIsSaidToDoSo() {
        for (String argument : List.of("", "host=\"127.0.0.1\"", "\"localhost\"")) {
            assertThat(single(Map.of(
                                    "shop.service",
                                    "[Service]\nExecStart=/usr/bin/python3 /srv/shop/shop.py\n",
                                    "shop.py",
                                    APP + "app.run(" + argument + ")\n"))
                            .message())
                    .doesNotContain("serves visitors")
                    .contains("It listens on its own machine or container alone");
        }
        for (String argument : List.of("host=\"0.0.0.0\"", "host=open(\"host\").read()", "host=\"10.0.0.7\"")) {
            assertThat(single(Map.of(
                                    "shop.service",
                                    "[Service]\nExecStart=/usr/bin/python3 /srv/shop/shop.py\n",
                                    "shop.py",
                                    APP + "app.run(" + argument + ")\n"))
                            .message())
                    .contains("serves visitors")
                    .doesNotContain("alone");
        }
    }

    @Test
    void aServerThatRefusesToStartSaysWhenItStarts() {
        Finding finding = single(Map.of(
                "shop.service",
                "[Service]\nExecStart=/usr/bin/python3 /srv/shop/shop.py\n",
                "requirements.txt",
                "flask-socketio==5.5.1\n",
                "shop.py",
                "from flask_socketio import SocketIO\n" + APP
                        + "SocketIO(app, async_mode=\"threading\").run(app, host=\"0.0.0.0\", debug=True)\n"));

        assertThat(finding.severity()).isEqualTo(Severity.MEDIUM);
        assertThat(finding.message())
                .isEqualTo("At a terminal (without one, the start of Flask-SocketIO's server fails), "
                        + "`debug=True` turns on the interactive debugger: anyone who guesses a short PIN can run code on "
                        + "the server.");
    }

    @Test
    void theWordOffIsOnForNoCommandOfFlask() {
        for (String launch : List.of("web: flask --app shop run\n", "")) {
            Map<String, String> files = Map.of("Procfile", launch, ".flaskenv", "FLASK_DEBUG=off\n", "shop.py", APP);

            assertThat(ScannedCase.scan(files).findings())
                    .filteredOn(finding -> finding.place().path().equals(".flaskenv"))
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.message())
                            .contains("`app.run()`")
                            .doesNotContain("`flask run`"));
        }
    }

    @Test
    void aDevelopmentServerBehindAProxyServesVisitors() {
        Finding finding = single(Map.of(
                "start.sh",
                "#!/bin/sh\nexport FLASK_APP=shop\nnohup flask run &\n",
                "shop.py",
                APP,
                "shop.conf",
                "server {\n  listen 80;\n  location / {\n    proxy_pass http://127.0.0.1:5000;\n  }\n}\n"));

        assertThat(finding.message()).contains("serves visitors");
    }

    @Test
    void thePlatformsOwnServerHasNoPin() {
        Finding finding = single(Map.of(".ebextensions/app.config", """
                option_settings:
                  aws:elasticbeanstalk:application:environment:
                    FLASK_DEBUG: "1"
                """, "shop.py", APP));

        assertThat(finding.severity()).isEqualTo(Severity.MEDIUM);
        assertThat(finding.message()).doesNotContain("PIN").contains("That alone shows strangers nothing");
        assertThat(finding.evidence().get(0).text())
                .isEqualTo("is for Elastic Beanstalk, whose own server imports the program");
    }

    @Test
    void aStartThatFailsServesNobody() {
        assertThat(ScannedCase.scan(Map.of("Dockerfile", """
                                FROM python:3.13
                                RUN pip install flask
                                WORKDIR /srv
                                COPY web/ /srv/
                                ENV FLASK_APP=server.py
                                CMD ["flask", "run", "--host=0.0.0.0"]
                                """, "web/shop.py", APP))
                        .findings())
                .isEmpty();
    }

    private static Finding single(Map<String, String> files) {
        List<Finding> findings = ScannedCase.scan(files).findings();
        assertThat(findings).hasSize(1);
        return findings.get(0);
    }
}
