package dev.undebug.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.testing.Hook;
import dev.undebug.testing.Needs;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code serve} as a process, with its environment, exit codes and signals. */
@Tag(Needs.SCENARIO)
class ServeProcessTest {
    private static final Pattern LISTENING = Pattern.compile("listening on 127\\.0\\.0\\.1:(\\d+)");

    @TempDir
    private Path directory;

    private Process serve(Map<String, String> environment) throws IOException {
        ProcessBuilder process = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "serve");
        process.environment().clear();
        process.environment().putAll(environment);
        return process.start();
    }

    @Test
    void settingsThatAreWrongAreAllNamedAndNothingIsStarted() throws Exception {
        Process process = serve(Map.of("APP_ID", "x", "PORT", "-1", "DATA_DIR", directory.toString()));

        try (BufferedReader out = process.inputReader(UTF_8);
                BufferedReader error = process.errorReader(UTF_8)) {
            assertThat(out.lines()).isEmpty();
            assertThat(error.lines())
                    .anyMatch(line -> line.contains("APP_ID: 'x' is not an app id"))
                    .anyMatch(line -> line.contains("PRIVATE_KEY: is not set"))
                    .anyMatch(line -> line.contains("WEBHOOK_SECRET: is not set"))
                    .anyMatch(line -> line.contains("PORT: '-1' is not a port"))
                    .noneMatch(line -> line.contains("Exception"));
        }
        assertThat(process.waitFor()).isEqualTo(2);
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void withoutSettingsItShowsWhatToSetAndStopsCleanlyWhenTold() throws Exception {
        Process process = serve(Map.of("HOST", "127.0.0.1", "PORT", "0", "LOG_FORMAT", "json"));
        try (BufferedReader error = process.errorReader(UTF_8)) {
            Hook hook = new Hook(port(error));

            assertThat(hook.get("/").body()).contains("WEBHOOK_SECRET");

            // Through its handle: destroying the Process itself would close its output, too.
            process.toHandle().destroy();
            assertThat(error.lines()).anyMatch(line -> line.contains("\"message\":\"stopped\""));
        }
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }

    private static int port(BufferedReader error) throws IOException {
        for (String line = error.readLine(); line != null; line = error.readLine()) {
            Matcher matcher = LISTENING.matcher(line);
            if (matcher.find()) {
                return Integer.parseInt(matcher.group(1));
            }
        }
        throw new IllegalStateException("it did not start");
    }
}
