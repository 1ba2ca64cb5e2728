package dev.undebug.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.flask.FlaskVersion;
import dev.undebug.service.PreflightCheck.State;
import dev.undebug.service.tree.WorkBudget;
import dev.undebug.testing.MemoryTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares preflight with Flask's behaviour, for the rows of the table that start in an environment. */
class PreflightMatrixTest {
    private static final Pattern ASSIGNMENT = Pattern.compile("(\\w+)=('')?'?([^'\\s]*)'?");
    private static final Pattern PLAIN = Pattern.compile(
            "flask (?:--debug )?run(?: --[a-z-]+)?|app\\.run\\((?:debug=\\w+)?\\)|import \\(gunicorn\\)");

    record Cell(String action, String environment, String version, String expected) {}

    static List<Cell> cells() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("src/test/resources/facts/flask-launch-matrix.csv"));
        String[] versions = lines.get(0).split(",");
        List<Cell> cells = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] fields = line.split(",", -1);
            int dot = fields[0].indexOf(" · ");
            String action = dot < 0 ? fields[0] : fields[0].substring(0, dot);
            for (int i = 1; i < fields.length && PLAIN.matcher(action).matches(); i++) {
                cells.add(new Cell(action, dot < 0 ? "" : fields[0].substring(dot + 3), versions[i], fields[i]));
            }
        }
        return cells;
    }

    @Test
    void mostOfTheTableIsAsked() throws IOException {
        assertThat(cells()).hasSizeGreaterThan(700);
    }

    @ParameterizedTest
    @MethodSource("cells")
    void judgesAsFlaskDid(Cell cell) {
        boolean on = cell.expected().contains("ON");
        State state = checks(cell).get(0).state();
        assertThat(state).isEqualTo(on ? State.FAILED : State.PASSED);
    }

    @ParameterizedTest
    @MethodSource("cells")
    void knowsTheDevelopmentServer(Cell cell) {
        boolean answered = cell.expected().matches("(?:ON|off).*");
        boolean started = answered && !cell.action().startsWith("import");
        assertThat(checks(cell).get(2).state()).isEqualTo(started ? State.FAILED : State.PASSED);
    }

    private static List<PreflightCheck> checks(Cell cell) {
        Map<String, String> environment = new HashMap<>();
        Matcher matcher = ASSIGNMENT.matcher(cell.environment());
        while (matcher.find()) {
            environment.put(matcher.group(1), matcher.group(3));
        }
        boolean program = cell.action().startsWith("app.run");
        String run = program ? "if __name__ == '__main__':\n    " + cell.action() + "\n" : "";
        MemoryTree tree = new MemoryTree(Map.of("app.py", "from flask import Flask\napp = Flask(__name__)\n" + run));
        List<String> command = program
                ? List.of("python", "app.py")
                : cell.action().startsWith("import")
                        ? List.of("gunicorn", "app:app")
                        : List.of(cell.action().split(" "));
        Optional<FlaskVersion> version = FlaskVersion.parse(cell.version());
        Preflight.Question question =
                new Preflight.Question(environment, Optional.empty(), version, command, "/srv/shop");
        return new Preflight(question, tree, new WorkBudget(Long.MAX_VALUE)).checks();
    }
}
