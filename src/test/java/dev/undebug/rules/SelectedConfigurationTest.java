package dev.undebug.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.rule.Finding;
import dev.undebug.rule.Severity;
import dev.undebug.scan.ScanResult;
import dev.undebug.testing.ScannedCase;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A configuration that a variable or an argument selects. */
class SelectedConfigurationTest {
    private static final Map<String, String> PROGRAM = Map.of(
            "Dockerfile",
            "FROM python:3.13\nCOPY . .\nCMD [\"gunicorn\", \"app:app\"]\n",
            "app.py",
            """
            import os
            from flask import Flask

            app = Flask(__name__)
            app.config.from_object(os.environ["APP_SETTINGS"])
            """,
            "config.py",
            """
            class StagingConfig:
                DEBUG = True
            """);

    @Test
    void theFindingSaysThatTheDeploymentMaySelectIt() {
        Finding finding = ScannedCase.scan(PROGRAM).findings().get(0);

        assertThat(finding.severity()).isEqualTo(Severity.LOW);
        assertThat(finding.message())
                .isEqualTo("Setting `DEBUG` to `True` would turn debug mode on. Nothing in this repository sets "
                        + "`APP_SETTINGS`, which selects the configuration. If the deployment sets it to "
                        + "`config.StagingConfig`, debug mode is on for strangers.");
        assertThat(finding.evidence())
                .extracting(step -> step.text())
                .containsExactly(
                        "starts `gunicorn app:app`",
                        "selects the configuration by `APP_SETTINGS`, which nothing here sets",
                        "sets `StagingConfig.DEBUG` to `True`");
    }

    @Test
    void theFindingSaysThatAnArgumentMaySelectIt() {
        Finding finding = ScannedCase.scan(Map.of("app.py", """
                        import sys
                        from flask import Flask

                        app = Flask(__name__)
                        app.config.from_pyfile(sys.argv[1])
                        app.run()
                        """, "production.py", "DEBUG = True\n"))
                .findings()
                .get(0);

        assertThat(finding.severity()).isEqualTo(Severity.LOW);
        assertThat(finding.message())
                .isEqualTo("Setting `DEBUG` to `True` would turn debug mode on. Nothing in this repository shows the "
                        + "arguments of the program, which select the configuration. With `production.py`, debug mode "
                        + "is on for strangers.");
    }

    @Test
    void noFixMakesTheProgramFail() {
        Map<String, String> files = new HashMap<>(PROGRAM);
        files.put("compose.yaml", """
                services:
                  web:
                    build: .
                    environment:
                      APP_SETTINGS: config.StagingConfig
                """);

        ScanResult result = ScannedCase.scan(files);

        assertThat(result.findings()).extracting(Finding::rule).containsExactly("flask-debug-env");
        // No module is called 0, which is what turns other variables off.
        assertThat(result.findings().get(0).fix()).isEmpty();
    }

    private static final String CONFIG = """
            class Config:
                DEBUG = False
                SECRET_KEY = "x"


            class DevelopmentConfig(Config):
                DEBUG = True
            """;

    private static Map<String, String> developed(String app, String config) {
        String dockerfile = "FROM python:3.13\nCOPY . .\nENV SHOP=development\nCMD [\"python\", \"app.py\"]\n";
        String start = "import os\nfrom flask import Flask\nimport config\n\napp = Flask(__name__)\n";
        String end = "if __name__ == \"__main__\":\n    app.run(host=\"0.0.0.0\")\n";
        return Map.of("Dockerfile", dockerfile, "app.py", start + app + end, "config.py", config);
    }

    @Test
    void noFixSelectsAConfigurationThatIsMissingFromATable() {
        String app = "app.config.from_object({\"development\": config.DevelopmentConfig}.get(os.environ[\"SHOP\"]))\n";

        assertThat(ScannedCase.scan(developed(app, CONFIG)).findings())
                .singleElement()
                .matches(finding -> finding.rule().equals("flask-debug-env"))
                .matches(finding -> finding.fix().isEmpty());
    }

    @Test
    void aFixSelectsTheOneThatTheTableHas() {
        String app = """
                configs = {"development": config.DevelopmentConfig, "live": config.Config}
                app.config.from_object(configs.get(os.environ["SHOP"]))
                """;

        assertThat(ScannedCase.scan(developed(app, CONFIG)).findings().get(0).fix())
                .hasValueSatisfying(fix -> assertThat(fix.description()).isEqualTo("set `SHOP` to `live`"));
    }
}
