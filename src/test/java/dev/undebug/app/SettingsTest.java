package dev.undebug.app;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.undebug.testing.TestApp;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
    private static final String PEM = "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getMimeEncoder().encodeToString(TestApp.keys().getPrivate().getEncoded())
            + "\n-----END PRIVATE KEY-----\n";

    @TempDir
    private Path directory;

    private static Map<String, String> complete() {
        return new HashMap<>(Map.of("APP_ID", "12345", "PRIVATE_KEY", PEM, "WEBHOOK_SECRET", "s3cret"));
    }

    private static List<String> problems(Map<String, String> environment) {
        SettingsException problem = catchThrowableOfType(SettingsException.class, () -> Settings.from(environment));
        assertThat(problem).isNotNull();
        return problem.problems();
    }

    @Test
    void hasPresets() throws SettingsException {
        Settings settings = Settings.from(complete());

        assertThat(settings.listen()).isEqualTo(new Settings.Listen("0.0.0.0", 3000));
        assertThat(settings.dataDir()).isEqualTo(Path.of("./data"));
        assertThat(settings.publicUrl()).isEmpty();
        assertThat(settings.log()).isEqualTo(new LogSettings(LogSettings.Level.INFO, LogSettings.Format.TEXT));
        assertThat(settings.registration().orElseThrow().app().id()).isEqualTo("12345");
        assertThat(settings.registration().orElseThrow().app().api()).hasToString("https://api.github.com");
        assertThat(settings.registration().orElseThrow().webhookSecrets()).containsExactly("s3cret");
    }

    @Test
    void everythingCanBeSet() throws SettingsException {
        Map<String, String> environment = complete();
        environment.putAll(Map.of(
                "HOST", "127.0.0.1",
                "PORT", "8080",
                "DATA_DIR", "/var/lib/undebug",
                "PUBLIC_URL", "https://undebug.example.com/",
                "GITHUB_API_URL", "https://github.example.com/api/v3",
                "LOG_LEVEL", "Debug",
                "LOG_FORMAT", "json",
                "WEBHOOK_SECRET", "new, old ,"));
        Settings settings = Settings.from(environment);

        assertThat(settings.listen()).isEqualTo(new Settings.Listen("127.0.0.1", 8080));
        assertThat(settings.dataDir()).isEqualTo(Path.of("/var/lib/undebug"));
        assertThat(settings.publicUrl()).contains(URI.create("https://undebug.example.com"));
        assertThat(settings.log()).isEqualTo(new LogSettings(LogSettings.Level.DEBUG, LogSettings.Format.JSON));
        assertThat(settings.registration().orElseThrow().webhookSecrets()).containsExactly("new", "old");
        assertThat(settings.registration().orElseThrow().app().api()).hasToString("https://github.example.com/api/v3");
    }

    @Test
    void theKeyMayBeBase64OrInAFile() throws Exception {
        Map<String, String> base64 = complete();
        base64.put("PRIVATE_KEY", Base64.getEncoder().encodeToString(PEM.getBytes(US_ASCII)));
        Map<String, String> file = complete();
        file.remove("PRIVATE_KEY");
        file.put(
                "PRIVATE_KEY_PATH",
                Files.writeString(directory.resolve("app.pem"), PEM).toString());

        assertThat(Settings.from(base64).registration()).isPresent();
        assertThat(Settings.from(file).registration()).isPresent();
    }

    @Test
    void withNothingOfTheAppItIsSetUpFirst() throws SettingsException {
        assertThat(Settings.from(Map.of()).registration()).isEmpty();
        assertThat(Settings.from(Map.of("APP_ID", "", "PRIVATE_KEY", " ", "PORT", "1"))
                        .registration())
                .isEmpty();
    }

    @Test
    void allProblemsAreNamedAtOnce() {
        List<String> problems = problems(Map.of(
                "APP_ID", "my-app",
                "PRIVATE_KEY_PATH", directory.resolve("missing.pem").toString(),
                "PORT", "eighty",
                "GITHUB_API_URL", "http://github.example.com",
                "PUBLIC_URL", "undebug.example.com",
                "LOG_LEVEL", "loud",
                "LOG_FORMAT", "xml",
                "DATABASE_URL", "postgres://user:hunter2@db/undebug"));

        assertThat(problems)
                .extracting(problem -> problem.substring(0, problem.indexOf(':')))
                .containsExactlyInAnyOrder(
                        "APP_ID",
                        "PRIVATE_KEY_PATH",
                        "WEBHOOK_SECRET",
                        "PORT",
                        "GITHUB_API_URL",
                        "PUBLIC_URL",
                        "LOG_LEVEL",
                        "LOG_FORMAT",
                        "DATABASE_URL");
        assertThat(problems).noneMatch(problem -> problem.contains("hunter2"));
        assertThat(problems)
                .anyMatch(problem -> problem.endsWith("missing.pem' cannot be read: no such file or folder"))
                .contains("LOG_LEVEL: 'loud' is not known; expected one of trace, debug, info, warn, error");
    }

    @ParameterizedTest
    @CsvSource({
        "APP_ID, APP_ID: is not set",
        "PRIVATE_KEY, 'PRIVATE_KEY: is not set, and neither is PRIVATE_KEY_PATH'",
        "WEBHOOK_SECRET, WEBHOOK_SECRET: is not set"
    })
    void whatIsMissingIsNamed(String name, String problem) {
        Map<String, String> environment = complete();
        environment.remove(name);

        assertThat(problems(environment)).singleElement().asString().startsWith(problem);
    }

    @ParameterizedTest
    @CsvSource({
        "PORT, -1",
        "PORT, 65536",
        "PORT, 1.5",
        "WEBHOOK_SECRET, ','",
        "APP_ID, 12 34",
        "PUBLIC_URL, ftp://x",
        "PUBLIC_URL, https://user@x",
        "PUBLIC_URL, https://x?y"
    })
    void whatIsWrongIsNamed(String name, String value) {
        Map<String, String> environment = complete();
        environment.put(name, value);

        assertThat(problems(environment)).singleElement().asString().startsWith(name + ": ");
    }

    @Test
    void twoKeysAreOneTooMany() {
        Map<String, String> environment = complete();
        environment.put("PRIVATE_KEY_PATH", "app.pem");

        assertThat(problems(environment)).singleElement().asString().contains("set only one of them");
    }

    @Test
    void secretsAreNotShown() throws SettingsException {
        Map<String, String> environment = complete();
        assertThat(Settings.from(environment).toString()).doesNotContain("s3cret");

        environment.put("PRIVATE_KEY", PEM.substring(0, PEM.length() / 2));
        assertThat(problems(environment)).singleElement().asString().doesNotContain(PEM.substring(40, 60));
    }
}
