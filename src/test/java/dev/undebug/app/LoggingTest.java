package dev.undebug.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoggingTest {
    private final KnownSecrets secrets = new KnownSecrets(List.of("s3cret of the webhook"));
    private final LogLayout text = new LogLayout(new TextLine(), secrets);
    private final LogLayout json = new LogLayout(new JsonLine(), secrets);

    private static LoggingEvent event(String message, @Nullable Throwable thrown) {
        LoggerContext context = new LoggerContext();
        LoggingEvent event =
                new LoggingEvent("x", context.getLogger("dev.undebug.app.Server"), Level.INFO, message, thrown, null);
        event.setMDCPropertyMap(Map.of("pull", "o/r#1"));
        return event;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ghs_16C7e42F292c6912E7710c838347Ae178B4a",
                "ghs_12345_eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOjF9.c2lnbmF0dXJl",
                "ghp_abcdefghijklmnop",
                "github_pat_11ABCDE_xyz",
                "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOjF9.c2lnbmF0dXJl",
                "-----BEGIN RSA PRIVATE KEY-----\nMIIEpAIB\n-----END RSA PRIVATE KEY-----",
                "-----BEGIN PRIVATE KEY-----\nMIIEpAIB",
                "s3cret of the webhook"
            })
    void secretsAreTakenOut(String secret) {
        LoggingEvent event = event("before " + secret + " after", new IllegalStateException("cause " + secret));
        for (LogLayout layout : List.of(text, json)) {
            assertThat(layout.doLayout(event))
                    .contains("before [redacted]")
                    .contains("cause [redacted]")
                    .doesNotContain(secret)
                    .doesNotContain("MIIEpAIB")
                    .doesNotContain("c2lnbmF0dXJl");
        }
    }

    @Test
    void aPasswordInAnAddressIsTakenOut() {
        assertThat(secrets.redact("https://user:hunter2@host/x")).isEqualTo("https://[redacted]@host/x");
    }

    @Test
    void aMessageCannotBeginALine() {
        assertThat(text.doLayout(event("a\r\n2026-01-01T00:00:00Z ERROR Server - forged\u2028x", null)))
                .hasLineCount(1)
                .contains("INFO  Server - a 2026-01-01T00:00:00Z ERROR Server - forged x pull=o/r#1");
    }

    @Test
    void jsonIsOneObjectInALine() throws IOException {
        String line = json.doLayout(event("a\n\"b\"", new IllegalStateException("why")));

        assertThat(line.strip()).hasLineCount(1);
        JsonNode read = new JsonMapper().readTree(line);
        assertThat(read.path("message").asText()).isEqualTo("a\n\"b\"");
        assertThat(read.path("level").asText()).isEqualTo("INFO");
        assertThat(read.path("pull").asText()).isEqualTo("o/r#1");
        assertThat(read.path("error").asText()).contains("IllegalStateException: why");
    }
}
