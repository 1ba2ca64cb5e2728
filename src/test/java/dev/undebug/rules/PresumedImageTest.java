package dev.undebug.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.rule.Finding;
import dev.undebug.rule.Severity;
import dev.undebug.testing.ScannedCase;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Containers that run an image which only may be the repository's. */
class PresumedImageTest {
    private static final String PROGRAM = """
            import os
            from flask import Flask

            app = Flask(__name__)
            app.run(host="0.0.0.0", debug=os.environ.get("DEBUG") == "1")
            """;

    @Test
    void theFindingSaysThatTheImageIsPresumed() {
        Finding finding = only("acme/tool:1");

        assertThat(finding.severity()).isEqualTo(Severity.MEDIUM);
        assertThat(finding.message())
                .endsWith(
                        "so anyone who guesses a short PIN can run code on the server. This holds if `acme/tool:1` is the"
                                + " image of `Dockerfile`, which Undebug presumes: nothing here builds or names it.");
        assertThat(finding.evidence().get(0).text())
                .isEqualTo("runs `acme/tool:1`, presumably the image of `Dockerfile`");
    }

    @Test
    void anImageCalledLikeTheCodeIsCertain() {
        Finding finding = only("acme/shop-live:1");

        assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(finding.message()).endsWith("so anyone who guesses a short PIN can run code on the server.");
        assertThat(finding.evidence().get(0).text()).isEqualTo("runs the image of `Dockerfile`");
    }

    private static Finding only(String image) {
        return ScannedCase.scan(Map.of(
                        "Dockerfile",
                        "FROM python:3.13\nCOPY . .\nCMD [\"python\", \"shop.py\"]\n",
                        "shop.py",
                        PROGRAM,
                        "web.yaml",
                        """
                        apiVersion: v1
                        kind: Pod
                        spec:
                          containers:
                            - name: web
                              image: %s
                              env: [{name: DEBUG, value: "1"}]
                        """.formatted(image)))
                .findings()
                .stream()
                .filter(finding -> finding.rule().equals("flask-debug-env"))
                .findFirst()
                .orElseThrow();
    }
}
