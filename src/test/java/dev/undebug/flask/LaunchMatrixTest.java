package dev.undebug.flask;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares the tables with the behaviour of real Flask releases, value by value. */
class LaunchMatrixTest {
    private static final Pattern ASSIGNMENT = Pattern.compile("(\\w+)=('')?'?([^'\\s]*)'?");
    private static final Pattern ARGUMENT = Pattern.compile("\\b(debug|use_debugger|load_dotenv)\"*[=:](\\S+?)[,)}]");

    record Cell(String scenario, String version, String expected) {
        @Override
        public String toString() {
            return scenario + " @ " + version;
        }
    }

    static List<Cell> cells() {
        List<String> lines = lines();
        List<String> head = fields(lines.get(0));
        List<Cell> cells = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            List<String> fields = fields(line);
            for (int i = 1; i < fields.size(); i++) {
                cells.add(new Cell(fields.get(0), head.get(i), fields.get(i)));
            }
        }
        return cells;
    }

    @Test
    void theWholeTableIsReadButTheRowOfAnOptionThatNeverExisted() {
        assertThat(cells()).hasSize(1210);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cells")
    void decidesAsFlaskDid(Cell cell) {
        FlaskVersion version = FlaskVersion.parse(cell.version()).orElseThrow();
        assertThat(shown(outcome(cell.scenario(), version), cell.scenario())).isEqualTo(cell.expected());
    }

    private static String shown(Outcome outcome, String scenario) {
        if (outcome.refusal().isPresent()) {
            return outcome.refusal().get();
        }
        boolean server = !scenario.contains("import") && outcome.debug() != outcome.debugger();
        return word(outcome.debug()) + (server ? "/dbg=" + word(outcome.debugger()) : "");
    }

    private static String word(Flag flag) {
        return flag == Flag.ON ? "ON" : "off";
    }

    private static Outcome outcome(String scenario, FlaskVersion version) {
        int dot = scenario.indexOf(" · ");
        String action = dot < 0 ? scenario : scenario.substring(0, dot);
        Variables environment = variables(dot < 0 ? "" : scenario.substring(dot + 3));
        Variables dotenv =
                action.startsWith(".") ? variables(action.substring(0, action.indexOf(';'))) : Variables.NONE;
        boolean set = action.startsWith("app.debug=True;") || action.startsWith("app.config['DEBUG']=True;");
        Optional<Flag> setting =
                set || action.startsWith("config DEBUG=True;") ? Optional.of(Flag.ON) : Optional.empty();
        if (action.contains("import")) {
            return new WsgiImport(setting).outcome(version, environment);
        }
        // Before 1.0, flask run did not ignore an app.run() in the module that it loaded.
        boolean run = action.contains("app.run(") && !(action.endsWith("flask run") && version.atLeast(1, 0));
        return run && !(action.endsWith("flask run") && !version.atLeast(0, 11))
                ? appRun(action, setting).outcome(version, environment, dotenv)
                : flaskRun(action, setting).outcome(version, environment, dotenv);
    }

    private static AppRun appRun(String action, Optional<Flag> setting) {
        Map<String, Flag> arguments = new HashMap<>();
        Matcher matcher = ARGUMENT.matcher(action);
        while (matcher.find()) {
            String value = matcher.group(2);
            if (!value.equals("null")) {
                arguments.put(
                        matcher.group(1),
                        Flag.of(!List.of("False", "false", "\"\"").contains(value)));
            }
        }
        return new AppRun(
                Optional.ofNullable(arguments.get("debug")),
                Optional.ofNullable(arguments.get("use_debugger")),
                setting,
                arguments.get("load_dotenv") != Flag.OFF);
    }

    private static FlaskRun flaskRun(String action, Optional<Flag> setting) {
        Optional<Flag> debug = action.contains("--debug ") || action.endsWith("--debug")
                ? Optional.of(Flag.ON)
                : action.contains("--no-debug") ? Optional.of(Flag.OFF) : Optional.empty();
        Optional<Flag> debugger = action.contains("--debugger") ? Optional.of(Flag.ON) : Optional.empty();
        return new FlaskRun(debug, action.startsWith("flask --"), debugger, setting);
    }

    private static Variables variables(String text) {
        Map<String, String> values = new HashMap<>();
        Matcher matcher = ASSIGNMENT.matcher(text);
        while (matcher.find()) {
            values.put(matcher.group(1), matcher.group(3));
        }
        return Variables.of(values);
    }

    private static List<String> lines() {
        try (InputStream in =
                Objects.requireNonNull(LaunchMatrixTest.class.getResourceAsStream("/facts/flask-launch-matrix.csv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.contains("--env "))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> fields(String line) {
        if (!line.startsWith("\"")) {
            return List.of(line.split(",", -1));
        }
        int end = line.indexOf("\",");
        return Stream.concat(
                        Stream.of(line.substring(1, end).replace("\"\"", "\"")),
                        Stream.of(line.substring(end + 2).split(",", -1)))
                .toList();
    }
}
