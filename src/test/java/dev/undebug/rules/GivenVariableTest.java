package dev.undebug.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.rule.Finding;
import dev.undebug.service.verdict.EvidenceStep;
import dev.undebug.testing.ScannedCase;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The words about a variable without which debug mode is on, too. */
class GivenVariableTest {
    private static final String PROGRAM = """
            import os
            from flask import Flask

            app = Flask(__name__)
            app.run(host="0.0.0.0", debug=os.getenv("APP_ENV", "x") != "production")
            """;

    @Test
    void aVariableThatTheLaunchSetsIsNotCalledUnset() {
        Finding finding = finding("web: env APP_ENV=main python app.py\n");

        assertThat(finding.message())
                .startsWith(
                        "With this `APP_ENV`, and without one, `os.getenv(\"APP_ENV\", \"x\") != \"production\"` turns"
                                + " on the interactive debugger");
        assertThat(finding.evidence()).extracting(EvidenceStep::text).contains("sets `APP_ENV=main`");
    }

    @Test
    void aVariableThatNobodySetsIs() {
        assertThat(finding("web: python app.py\n").message()).startsWith("When `APP_ENV` is not set, `os.getenv(");
    }

    private static Finding finding(String procfile) {
        return ScannedCase.scan(Map.of("Procfile", procfile, "app.py", PROGRAM)).findings().stream()
                .findFirst()
                .orElseThrow();
    }
}
