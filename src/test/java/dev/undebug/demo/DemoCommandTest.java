package dev.undebug.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command's answers when there is nothing to show. */
class DemoCommandTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void saysWhyARepositoryCannotBeUsed() {
        assertThat(run("--repo", folder.resolve("gone").toString(), "--base", "a", "--head", "b"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("No such folder: " + folder.resolve("gone"));
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void wantsAllThreeOptionsOfAPullRequest() {
        for (List<String> some : List.of(
                List.of("--repo", "."),
                List.of("--base", "a"),
                List.of("--repo", ".", "--base", "a"),
                List.of("--base", "a", "--head", "b"))) {
            assertThat(run(some.toArray(String[]::new))).as("%s", some).isEqualTo(2);
            assertThat(err.toString()).contains("Missing required argument(s)");
        }
    }

    @Test
    void refusesWhatIsNoPort() {
        for (String port : List.of("-1", "65536", "eighty")) {
            assertThat(run("--port", port)).as(port).isEqualTo(2);
            assertThat(err.toString()).contains("'--port'");
        }
    }

    @Test
    void saysThatThePortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(run("--port", String.valueOf(taken.getLocalPort()))).isEqualTo(2);
            assertThat(err.toString())
                    .contains("Cannot listen on port " + taken.getLocalPort(), "Choose another with --port.")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void saysWhyTheAppDoesNotStartAndLeavesNothingBehind() {
        assertThat(run()).isEqualTo(2);
        assertThat(err.toString()).contains("The app cannot start: not today");
        assertThat(data).doesNotExist();
    }

    @Test
    void explainsItself() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("--once", "--port", "--repo", "--base", "--head", "Exit codes:");
    }

    private Path data = Path.of("");

    private int run(String... arguments) {
        AppUnderDemo.Launcher launcher = registration -> {
            data = registration.dataDir();
            assertThat(Files.isDirectory(data)).isTrue();
            throw new IOException("not today");
        };
        return new CommandLine(new DemoCommand(launcher))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }
}
