package dev.undebug.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreflightCommandTest {
    private static final String APP =
            "from flask import Flask\napp = Flask(__name__)\nif __name__ == '__main__':\n    app.run()\n";

    @TempDir
    Path folder;

    private Run preflight(Map<String, String> environment, String... arguments) {
        List<String> all = new ArrayList<>(List.of("preflight"));
        all.addAll(List.of(arguments));
        UndebugCommand undebug = new UndebugCommand(new PreflightCommand(folder, environment));
        return Run.of(undebug, all.toArray(String[]::new));
    }

    private void write(String path, String text) throws IOException {
        Files.writeString(folder.resolve(path), text);
    }

    @Test
    void saysWhatWasChecked() throws IOException {
        write("app.py", APP);
        Run run = preflight(Map.of("FLASK_DEBUG", "0"), "--flask-version", "3.1.1", "--", "gunicorn", "app:app");
        assertThat(run).isEqualTo(new Run(0, """
                ok  debug mode          off: `FLASK_DEBUG=0`
                ok  FLASK_ENV           not set
                ok  development server  not started
                No problem found.
                """, ""));
    }

    @Test
    void failsWithEveryReason() throws IOException {
        write("app.py", APP);
        Map<String, String> environment = Map.of("FLASK_DEBUG", "off", "FLASK_ENV", "development");
        Run run = preflight(environment, "--", "python", "app.py");
        assertThat(run).isEqualTo(new Run(1, """
                FAIL  debug mode          on: `FLASK_DEBUG=off` in the environment
                FAIL  FLASK_ENV           `development` is not `production`, and Flask before 2.3 reads it
                FAIL  development server  the program starts it; start the app with a WSGI server such as gunicorn
                Not fit for production.
                """, ""));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "true, 1", "off, 1", "0, 0", "False, 0", "'', 0"})
    void judgesTheEnvironmentAlone(String value, int code) {
        assertThat(preflight(Map.of("FLASK_DEBUG", value)).code()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "development, 2.2.5, 1",
        "staging, 2.2.5, 1",
        "production, 2.2.5, 0",
        "development, 2.3.0, 0",
        "development, 0.12.5, 0",
        "development, , 1",
        "production, , 0"
    })
    void judgesTheModeByTheRelease(String mode, String version, int code) {
        String[] options = version == null ? new String[0] : new String[] {"--flask-version", version};
        assertThat(preflight(Map.of("FLASK_ENV", mode), options).code()).isEqualTo(code);
    }

    @Test
    void takesTheReleaseFromTheRequirements() throws IOException {
        write("app.py", APP);
        write("requirements.txt", "flask==3.0.3\n");
        assertThat(preflight(Map.of("FLASK_ENV", "development"), "--", "gunicorn", "app:app")
                        .code())
                .isZero();
    }

    @Test
    void aFileOfVariablesWins() throws IOException {
        write("production", "FLASK_DEBUG=1\nSECRET_KEY=hunter2\n");
        Run run = preflight(
                Map.of("FLASK_DEBUG", "0"),
                "--env-file",
                folder.resolve("production").toString());
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("`FLASK_DEBUG=1`").doesNotContain("hunter2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"flask run", "python -m flask run", "sh -c 'exec flask run'", "env FLASK_DEBUG=0 flask run"})
    void findsTheDevelopmentServer(String command) throws IOException {
        write("app.py", APP);
        List<String> arguments = new ArrayList<>(List.of("--"));
        arguments.addAll(command.contains("'") ? List.of("sh", "-c", "exec flask run") : List.of(command.split(" ")));
        Run run = preflight(Map.of(), arguments.toArray(String[]::new));
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("ok    debug mode", "FAIL  development server  `flask run` starts it");
    }

    @Test
    void readsTheProgramAndNamesTheLine() throws IOException {
        write("app.py", APP.replace("run()", "run(debug=True)"));
        assertThat(preflight(Map.of(), "--", "python", "app.py").out()).contains("on: `debug=True` in app.py:4");
    }

    @Test
    void printsNoOtherValue() throws IOException {
        write(
                "app.py",
                "import os\nfrom flask import Flask\napp = Flask(__name__)\napp.run(debug=os.environ['MODE'] == 'wild')\n");
        Run run = preflight(Map.of("MODE", "wild", "TOKEN", "hunter2"), "--", "python", "app.py", "--password=hunter2");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("on: `MODE` in the environment").doesNotContain("wild", "hunter2");
    }

    @Test
    void saysWhatItCannotTell() {
        Run run = preflight(Map.of(), "--", "python", "gone.py");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out())
                .contains("unknown  development server  the program was not found in this folder")
                .endsWith("Not everything could be checked.\n");
        assertThat(preflight(Map.of()).out())
                .contains("unknown  development server  not checked: no command was given")
                .endsWith("No problem found in the environment; no command was checked.\n");
    }

    @Test
    void doesNotPassWhatItCouldNotRead() throws IOException {
        Files.writeString(folder.resolve("app.py"), APP + "# \u00e9\n", StandardCharsets.ISO_8859_1);
        Run program = preflight(Map.of(), "--", "python", "app.py");
        assertThat(program.code()).isEqualTo(2);
        assertThat(program.out())
                .contains("unknown  debug mode", "unknown  development server  Undebug cannot evaluate the program");
        write("app.py", APP);
        Files.write(folder.resolve(".env"), new byte[] {(byte) 0xff, 0, '\n'});
        Run variables = preflight(Map.of(), "--", "gunicorn", "app:app");
        assertThat(variables.code()).isEqualTo(2);
        assertThat(variables.out()).contains("unknown  debug mode          `.env` could not be read");
    }

    @Test
    void refusesWhatItCannotUse() {
        Run file = preflight(Map.of(), "--env-file", folder.resolve("none.env").toString());
        assertThat(file.code()).isEqualTo(2);
        assertThat(file.out()).isEmpty();
        assertThat(file.err()).contains("none.env' cannot be read: no such file");
        Run version = preflight(Map.of(), "--flask-version", "newest");
        assertThat(version.code()).isEqualTo(2);
        assertThat(version.err()).contains("'newest' is not a version");
        assertThat(preflight(Map.of(), "flask", "run", "--debug").code()).isEqualTo(2);
    }
}
