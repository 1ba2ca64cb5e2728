package dev.undebug.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.testing.Needs;
import dev.undebug.testing.Tools;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandardErrorTest {
    /** Runs the arguments after the first with a terminal as the streams that the first names. */
    private static final String WITH_TERMINAL = """
            import os, pty, subprocess, sys
            terminal, end = pty.openpty()
            ends = {name: end if name in sys.argv[1].split(",") else subprocess.DEVNULL for name in ("stdin", "stdout", "stderr")}
            sys.exit(subprocess.run(sys.argv[2:], **ends).returncode)
            """;

    @TempDir
    private Path folder;

    /** Exits with 0 if its standard error is a terminal. */
    static final class Asking {
        private Asking() {}

        public static void main(String[] args) {
            System.exit(StandardError.isTerminal() ? 0 : 1);
        }
    }

    @Test
    void aTerminalMustBeAbleToRewriteALine() {
        assertThat(StandardError.canRewrite(Map.of("TERM", "xterm-256color"))).isTrue();
        assertThat(StandardError.canRewrite(Map.of("TERM", "dumb"))).isFalse();
        assertThat(StandardError.canRewrite(Map.of())).isFalse();
    }

    @Test
    @Tag(Needs.ORACLE)
    void filesAndPipesAreNoTerminals() {
        assertThat(StandardError.isTerminal(Redirect.to(folder.resolve("file").toFile())))
                .isFalse();
        assertThat(StandardError.isTerminal(Redirect.DISCARD)).isFalse();
        assertThat(StandardError.isTerminal(Redirect.PIPE)).isFalse();
    }

    @Test
    @Tag(Needs.ORACLE)
    @Tag(Needs.SCENARIO)
    void onlyStandardErrorCounts() throws Exception {
        assertThat(asked("stderr", "xterm")).isZero();
        assertThat(asked("stdin,stdout,stderr", "xterm")).isZero();
        assertThat(asked("stdin,stdout", "xterm")).isEqualTo(1);
        assertThat(asked("stderr", "dumb")).isEqualTo(1);
    }

    private static int asked(String terminals, String kind) throws IOException, InterruptedException {
        ProcessBuilder process = new ProcessBuilder(List.of(
                Tools.require("python3").toString(),
                "-c",
                WITH_TERMINAL,
                terminals,
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Asking.class.getName()));
        process.environment().put("TERM", kind);
        return process.start().waitFor();
    }
}
