package dev.undebug.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.rules.Rules;
import dev.undebug.scan.config.ScanPolicy;
import dev.undebug.service.Project;
import dev.undebug.service.ProjectBuilder;
import dev.undebug.service.tree.WorkBudget;
import dev.undebug.service.tree.Workspace;
import dev.undebug.testing.MemoryTree;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Counts how often a program is run until it is judged and its fixes are proved: each run of a real application imports hundreds of
 * modules. The modules here are so large that all other work is small beside a run.
 */
class RunCountTest {
    private static final String LARGE = IntStream.range(0, 6_000)
            .mapToObj(i -> "v" + i + " = {'a': " + i + ", 'b': [1, 2, 3]}\n")
            .collect(Collectors.joining());

    private static final String APP = "import os, sys\nimport large\nfrom flask import Flask\napp = Flask(__name__)\n";

    /** Twenty variables that decide nothing. */
    private static final String IDLE = IntStream.range(0, 20)
            .mapToObj(i -> "app.config['NAME" + i + "'] = os.environ.get('NAME" + i + "', 'none')\n")
            .collect(Collectors.joining());

    private static final String REQUIRED =
            "key = os.environ.get('KEY')\nif not key:\n    raise RuntimeError('no key')\n";
    private static final String ON = "app.run(host='0.0.0.0', debug=True)\n";
    private static final String OFF = "app.run(host='0.0.0.0')\n";
    private static final String NO_SERVER = "if len(sys.argv) > 1:\n    print(sys.argv[1])\n";
    private static final String DECIDED = "app.run(host='0.0.0.0', debug=os.environ.get('APP_DEBUG') == '1')\n";
    private static final String WATCHED = "app.config['TESTING'] = os.environ.get('APP_TESTING') == '1'\n";
    private static final String LOCAL = "try:\n    import local_settings\nexcept ImportError:\n    pass\n";

    private static final Map<String, String> PARTS = Map.of(
            "idle",
            IDLE,
            "required",
            REQUIRED,
            "on",
            ON,
            "off",
            OFF,
            "no server",
            NO_SERVER,
            "decided",
            DECIDED,
            "watched",
            WATCHED,
            "local",
            LOCAL);

    /** The work of one run of the smallest program, with all that is done beside it. */
    private static final double RUN = new Counted(files("not launched", "off")).judged;

    /** A launched program is judged a second time, as somebody may start it by hand. */
    @ParameterizedTest
    @CsvSource({
        "launched, off, 2, 0",
        "launched, on, 2, 2",
        "launched, idle off, 4, 0",
        "launched, idle on, 4, 2",
        "launched, required off, 4, 0",
        "launched, required idle on, 6, 2",
        "launched, decided, 5, 0",
        "launched, watched on, 5, 2",
        "launched, required watched on, 7, 2",
        "launched, required decided, 7, 0",
        "launched, local required idle on, 6, 4",
        "not launched, off, 1, 0",
        "not launched, idle no server, 3, 0",
        "not launched, required idle no server, 4, 0",
        "not launched, required idle on, 3, 1",
        "not launched, local required decided, 6, 0",
    })
    void aProgramIsRunAsOftenAs(String launch, String parts, long judged, long proved) {
        Counted counted = new Counted(files(launch, parts));
        assertThat(Math.round(counted.judged / RUN)).isEqualTo(judged);
        assertThat(Math.round(counted.proved / RUN)).isEqualTo(proved);
    }

    /** Another program, of which more is known than before its first run, keeps that run. */
    @Test
    void theProofOfAFixDoesNotRunWhatItDoesNotReach() {
        Map<String, String> files = files("not launched", "on");
        files.put("other.py", APP + LOCAL + REQUIRED + DECIDED);
        files.put("Procfile", "web: python other.py\n");
        assertThat(Math.round(new Counted(files).proved / RUN)).isEqualTo(1);
    }

    /** Containers of one image differ in files for which the program does not ask. */
    @Test
    void containersWithOtherVolumesShareTheirRuns() {
        String one = "services:\n  a:\n    build: .\n    volumes: ['uploads:/srv/uploads']\n    restart: always\n";
        String two = one + "  b:\n    build: .\n    volumes: ['pictures:/srv/pictures']\n    restart: always\n";
        assertThat(runs(two, "idle on")).isEqualTo(runs(one, "idle on"));
    }

    @Test
    void aContainerWithAnotherFileForWhichTheProgramAsksRunsItAgain() {
        String one = "services:\n  a:\n    build: .\n    restart: always\n";
        String two = one + "  b:\n    build: .\n    volumes: ['settings:/app/local_settings']\n    restart: always\n";
        assertThat(runs(two, "local on")).isGreaterThan(runs(one, "local on"));
    }

    private static long runs(String compose, String parts) {
        Map<String, String> files = files("not launched", parts);
        files.put("docker-compose.yml", compose);
        files.put("Dockerfile", "FROM python:3\nWORKDIR /app\nCOPY . .\nCMD [\"python\", \"app.py\"]\n");
        return Math.round(new Counted(files).judged / RUN);
    }

    private static Map<String, String> files(String launch, String parts) {
        String text = PARTS.keySet().stream().reduce(parts, (all, part) -> all.replace(part, part.replace(' ', '_')));
        String program = Stream.of(text.split(" "))
                .map(part -> PARTS.get(part.replace('_', ' ')))
                .collect(Collectors.joining("", APP, ""));
        Map<String, String> files = new HashMap<>(Map.of("app.py", program, "large.py", LARGE));
        if (launch.equals("launched")) {
            files.put("Procfile", "web: python app.py\n");
        }
        return files;
    }

    private static final class Counted {
        private final double judged;
        private final double proved;

        Counted(Map<String, String> files) {
            MemoryTree tree = new MemoryTree(files);
            Workspace workspace = new Workspace(tree);
            workspace.load(tree.paths());
            ProjectBuilder builder = new ProjectBuilder(workspace, new WorkBudget(Long.MAX_VALUE));
            Project project = builder.project();
            List<Report> found = new Reports(Rules.ALL, ScanPolicy.DEFAULT).of(project, builder);
            judged = builder.budget().done();
            WorkBudget proving = new WorkBudget(Long.MAX_VALUE);
            found.stream()
                    .flatMap(report -> report.fixes().stream().limit(1))
                    .limit(1)
                    .forEach(fix -> builder.fixed(FixedFiles.of(fix), proving).project());
            proved = proving.done();
        }
    }
}
