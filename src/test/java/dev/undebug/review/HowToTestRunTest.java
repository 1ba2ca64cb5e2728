package dev.undebug.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.testing.Needs;
import dev.undebug.testing.Tools;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Follows the check's instructions to test, before a fix and after it. */
@Tag(Needs.ORACLE)
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class HowToTestRunTest {
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final String APP = """
            from flask import Flask

            app = Flask(__name__)

            if __name__ == "__main__":
                app.run(%s)
            """;

    @TempDir
    private Path folder;

    private Path programs;

    @BeforeEach
    void findPrograms() throws IOException {
        Tools.require("curl");
        Tools.require("flask");
        Path python = Tools.requirePython("flask", "python3-flask");
        programs = Files.createDirectory(folder.resolve("programs"));
        Path alias = programs.resolve("python");
        Files.writeString(alias, "#!/bin/sh\nexec " + python + " \"$@\"\n");
        assertThat(alias.toFile().setExecutable(true)).isTrue();
    }

    @Test
    void aFileThatIsRun() throws Exception {
        int port = freePort();
        Map<String, String> on = Map.of("app.py", APP.formatted("port=" + port + ", debug=True"));
        List<String> commands = commands(on);
        assertThat(answer(on, commands)).isEqualTo("200");
        assertThat(answer(Map.of("app.py", APP.formatted("port=" + port)), commands))
                .isEqualTo("404");
    }

    @Test
    void aVariableThatMeansOff() throws Exception {
        String app = APP.replace("from flask", "import os\n\nfrom flask");
        int port = freePort();
        String read = "port=" + port + ", debug=%s";
        Map<String, String> on = Map.of("app.py", app.formatted(read.formatted("bool(os.environ.get('DEBUG'))")));
        List<String> commands = commands(on);
        assertThat(commands.get(0)).startsWith("DEBUG=0 ");
        assertThat(answer(on, commands)).isEqualTo("200");
        String strict = app.formatted(read.formatted("os.environ.get('DEBUG') == '1'"));
        assertThat(answer(Map.of("app.py", strict), commands)).isEqualTo("404");
    }

    @Test
    void aProcessOfAProcfile() throws Exception {
        String off = "web: flask --app app run --port " + freePort();
        Map<String, String> on = Map.of("Procfile", off + " --debug\n", "app.py", APP.formatted(""));
        List<String> commands = commands(on);
        assertThat(answer(on, commands)).isEqualTo("200");
        assertThat(answer(Map.of("Procfile", off + "\n"), commands)).isEqualTo("404");
    }

    @Test
    void theFlagOfAnApplication() throws Exception {
        String off = APP.formatted("");
        Map<String, String> on = Map.of("Procfile", "web: gunicorn app:app\n", "app.py", off + "\napp.debug = True\n");
        List<String> commands = commands(on);
        write(on);
        assertThat(output(commands.get(0))).isEqualTo("True");
        write(Map.of("app.py", off));
        assertThat(output(commands.get(0))).isEqualTo("False");
    }

    /** Returns the code spans of the instructions for a pull request that adds the files, in order. */
    private static List<String> commands(Map<String, String> files) {
        Shop shop = new Shop();
        shop.gitHub.before = Map.of();
        String summary = shop.changes(files).reviewed().concluded.get(0).summary();
        List<String> commands = new ArrayList<>();
        Matcher code = CODE.matcher(summary.substring(summary.indexOf("### How to test")));
        while (code.find()) {
            commands.add(code.group(1));
        }
        return commands;
    }

    /** Returns the output of the second command while the first one runs. */
    private String answer(Map<String, String> files, List<String> commands) throws Exception {
        write(files);
        Process server = shell(commands.get(0))
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        try {
            String answer = "000";
            while (answer.equals("000")) {
                assertThat(server.waitFor(50, TimeUnit.MILLISECONDS))
                        .as(() -> log())
                        .isFalse();
                answer = output(commands.get(1));
            }
            return answer;
        } finally {
            // In debug mode the server is a child process of the command.
            List<ProcessHandle> all = server.descendants().toList();
            server.destroy();
            all.forEach(ProcessHandle::destroy);
            for (ProcessHandle each : all) {
                each.onExit().get();
            }
            server.waitFor();
        }
    }

    private String log() {
        try {
            return Files.readString(folder.resolve("log"));
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private void write(Map<String, String> files) throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
    }

    private String output(String command) throws IOException, InterruptedException {
        Process process = shell(command).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        process.waitFor();
        return output;
    }

    private ProcessBuilder shell(String command) {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", command)
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("FLASK_") || name.startsWith("WERKZEUG_"));
        builder.environment().put("PATH", programs + ":/usr/bin:/bin");
        builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
        return builder;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
