package dev.undebug.rules;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.rule.Finding;
import dev.undebug.rule.Severity;
import dev.undebug.testing.ScannedCase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The words about a program of which a launch names the file, where nothing shows in which folder. */
class UnfollowedLaunchTest {
    private static final String PROGRAM = """
            from flask import Flask

            app = Flask(__name__)
            app.run(host="0.0.0.0", debug=True)
            """;

    @Test
    void aLaunchThatMayStartTheProgramIsNamed() {
        List<Finding> findings = scanned(Map.of("backend/run.py", PROGRAM, "legacy/run.py", PROGRAM));

        assertThat(findings).hasSize(2).allSatisfy(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.MEDIUM);
            assertThat(finding.launched()).isFalse();
            assertThat(finding.message())
                    .isEqualTo("`debug=True` would turn debug mode on. Undebug cannot follow `app.service:3`, which may"
                            + " start it for strangers.");
            assertThat(finding.evidence().get(0).text())
                    .isEqualTo("names a file like this one, and nothing shows in which folder");
        });
    }

    @Test
    void aReadThatIsOnForOffWordsNamesTheLaunchToo() {
        String reads = PROGRAM.replace("debug=True", "debug=bool(os.environ.get(\"SHOW\"))")
                .replaceFirst("from", "import os\nfrom");
        List<Finding> findings = scanned(Map.of("backend/run.py", reads, "legacy/run.py", reads));

        assertThat(findings).hasSize(2).allSatisfy(finding -> assertThat(finding.message())
                .endsWith("Undebug cannot follow `app.service:3`, which may start it for strangers."));
    }

    @Test
    void aProgramOfAnotherNameIsReachedByNoLaunch() {
        List<Finding> findings = scanned(Map.of("backend/other.py", PROGRAM));

        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.LOW);
            assertThat(finding.message())
                    .endsWith("No launch for visitors is seen to put it into effect, but `app.service:3` starts code"
                            + " that Undebug does not find in this repository: what strangers get is not known.");
        });
    }

    @Test
    void theOnlyFolderWithTheProgramIsPresumed() {
        List<Finding> findings = scanned(Map.of("backend/run.py", PROGRAM));

        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
            assertThat(finding.evidence().get(0).text())
                    .isEqualTo(
                            "looks in `/srv/api`, presumably `backend` of this repository: nothing else here has what"
                                    + " it starts");
        });
    }

    @Test
    void aVariableForCodeThatIsNotFoundMayActThere() {
        List<Finding> findings = set("FLASK_DEBUG=development");

        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.LOW);
            assertThat(finding.message())
                    .endsWith("No launch for visitors is seen to put it into effect, but `site.service:4` starts code"
                            + " that Undebug does not find in this repository: what strangers get is not known.");
        });
    }

    @Test
    void aVariableThatIsSetAgainActsNowhere() {
        List<Finding> findings = set("FLASK_DEBUG=development FLASK_DEBUG=0");

        assertThat(findings)
                .filteredOn(finding -> finding.rule().equals("flask-debug-env"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message())
                        .endsWith(
                                "No launch for visitors puts it into effect, so strangers get nothing from it today."));
    }

    @Test
    void aScriptForDevelopersMayStartWhatNoLaunchForVisitorsDoes() {
        List<Finding> findings = ScannedCase.scan(Map.of(
                        "run_dev.sh",
                        "#!/bin/bash\npython backend/app.py\n",
                        "backend/app.py",
                        PROGRAM,
                        "backend/main.py",
                        PROGRAM.lines().limit(3).collect(joining("\n")),
                        "Dockerfile",
                        """
                        FROM python:3.11
                        RUN pip install flask gunicorn
                        COPY backend /backend
                        WORKDIR /backend
                        CMD ["gunicorn", "main:app"]
                        """))
                .findings();

        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.LOW);
            assertThat(finding.message())
                    .endsWith("No launch for visitors in this repository is seen to start `backend/app.py`: what"
                            + " strangers get is not known.");
            assertThat(finding.evidence().get(0).text())
                    .isEqualTo("is reached by `backend/app.py`, which no launch for visitors is seen to start");
        });
    }

    private static List<Finding> set(String variables) {
        return ScannedCase.scan(
                        Map.of("app.py", PROGRAM.lines().limit(3).collect(joining("\n")), "site.service", """
                        [Service]
                        WorkingDirectory=/okit
                        Environment=FLASK_APP=okitweb %s
                        ExecStart=/usr/local/bin/flask run --host=0.0.0.0 --no-debugger
                        """.formatted(
                                        variables)))
                .findings();
    }

    private static List<Finding> scanned(Map<String, String> programs) {
        Map<String, String> files = new HashMap<>(programs);
        files.put("app.service", """
                [Service]
                WorkingDirectory=/srv/api
                ExecStart=/usr/bin/python3 run.py
                """);
        return ScannedCase.scan(files).findings();
    }
}
