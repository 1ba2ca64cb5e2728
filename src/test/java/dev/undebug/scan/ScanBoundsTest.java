package dev.undebug.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.flask.Exposure;
import dev.undebug.rule.Finding;
import dev.undebug.rule.Severity;
import dev.undebug.rules.Rules;
import dev.undebug.scan.config.ScanPolicy;
import dev.undebug.testing.MemoryTree;
import dev.undebug.testing.Needs;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ScanBoundsTest {
    private static final long MOST = 300_000;
    private static final String IMPORT = "import os\nfrom flask import Flask\n";

    @Test
    void manyProgramsAreJudgedAndAllTheirFixesProved() {
        Map<String, String> tree = new HashMap<>();
        for (int i = 0; i < 1200; i++) {
            tree.put("app" + i + ".py", IMPORT + "app = Flask(__name__)\napp.run(debug=True)\n");
        }
        ScanResult result = scan(tree);
        assertThat(result.extent().whole()).isTrue();
        assertThat(result.extent().work()).isBetween(1200L, MOST);
        assertThat(result.findings()).hasSize(1200).allMatch(finding -> finding.fix()
                .isPresent());
        assertThat(result.extent().proved()).isTrue();
        assertThat(result.notes()).isEmpty();
    }

    /** Each proof reports all of them again. */
    @Test
    void manyFindingsHaveFewOfTheirFixesProved() {
        ScanResult result = scan(Map.of("Procfile", "web: flask run\n", ".env", "FLASK_DEBUG=1\n".repeat(200)));
        assertThat(result.extent().whole()).isTrue();
        assertThat(result.findings()).hasSizeGreaterThanOrEqualTo(200);
        assertThat(result.findings().stream().filter(finding -> finding.fix().isPresent()))
                .hasSizeBetween(1, 20);
        assertThat(result.extent().proved()).isFalse();
        assertThat(result.notes()).singleElement().asString().contains("some have no fix yet");
    }

    /** Each proof joins all of them again. */
    @Test
    void manyLaunchesAreJudgedButNotAllTheirFixesProved() {
        String launches = repeated(300, i -> "w%d: gunicorn shop:app\n".formatted(i))
                + repeated(20, i -> "d%d: flask run --debug --port %d\n".formatted(i, i));
        ScanResult result = scan(Map.of("Procfile", launches));
        assertThat(result.extent().whole()).isTrue();
        assertThat(result.findings()).hasSize(20);
        assertThat(result.findings().stream().filter(finding -> finding.fix().isPresent()))
                .hasSizeBetween(1, 10);
        assertThat(result.extent().proved()).isFalse();
    }

    @Test
    void stagesOfADockerfileAreBounded() {
        String stages =
                repeated(2000, i -> "FROM s%d AS s%d\nENV FLASK_DEBUG=1\nCMD python app.py\n".formatted(i, i + 1));
        ScanResult result = scan(Map.of("Dockerfile", "FROM python AS s0\n" + stages, "app.py", app("app.run()")));
        assertThat(result.extent().work()).isLessThanOrEqualTo(MOST);
        assertThat(result.extent().proved()).isFalse();
    }

    @Test
    void applicationsOfOneProgramAreNotJudgedBeyondTheBound() {
        String code = IMPORT
                + repeated(1500, i -> "app%d = Flask('a')\n".formatted(i))
                + repeated(1500, i -> "app%d.run(debug=os.environ.get('D%d', True))\n".formatted(i, i));
        assertNotWhole(scan(Map.of("Procfile", "web: python app.py\n", "app.py", code)), 1);
    }

    @Tag(Needs.FUZZ)
    @Test
    void servicesThatWereNotJudgedAreUnknown() {
        Map<String, String> tree = new HashMap<>(Map.of(
                ".env", repeated(1000, i -> "V%d=x\n".formatted(i)),
                "Dockerfile", "FROM python\nWORKDIR /app\nCOPY . .\n",
                "app.py", app("app.run(debug=os.environ.get('D'))")));
        for (int k = 0; k < 15; k++) {
            String file = k + "_";
            tree.put(
                    "c" + k + "/docker-compose.yml",
                    "services:\n"
                            + repeated(200, i -> "  s%s%d: {build: .., env_file: ../.env, command: python app.py}\n"
                                    .formatted(file, i)));
        }
        assertNotWhole(scan(tree), 3000);
    }

    @Test
    void servicesAreListedAlsoWhereNoneWasJudged() {
        Map<String, String> tree = new HashMap<>();
        tree.put("one.py", app("app.run(debug=True)"));
        tree.put("two.py", IMPORT + repeated(3000, i -> "x = [y for y in range(%d)]\n".formatted(i)));
        tree.put("Procfile", "one: python one.py\ntwo: python two.py\n");
        ScanResult result = new Scanner(Rules.ALL, new ScanBounds(500, MOST))
                .scan(new MemoryTree(tree), ScanPolicy.DEFAULT, Focus.all());
        assertThat(result.extent().whole()).isFalse();
        assertThat(result.services())
                .hasSize(2)
                .extracting(ServiceReport::exposure)
                .containsOnly(Exposure.UNKNOWN);
    }

    /** Nothing is known of what the file imports, which may keep it from starting the server. */
    @Test
    void whatTheFileOfAProgramTurnsOnIsToldAlsoWhereTheProgramWasNotJudged() {
        Map<String, String> tree = new HashMap<>();
        tree.put("shop.py", IMPORT + repeated(3000, i -> "x = [y for y in range(%d)]\n".formatted(i)));
        tree.put("one.py", "from shop import app\nmode = True\napp.run(debug=mode)\n");
        tree.put("Dockerfile", "FROM python\nCOPY . .\nCMD python one.py\n");
        ScanResult result = new Scanner(Rules.ALL, new ScanBounds(1000, MOST))
                .scan(new MemoryTree(tree), ScanPolicy.DEFAULT, Focus.all());
        assertThat(result.extent().whole()).isFalse();
        assertThat(result.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.LOW);
            assertThat(finding.place().line()).isEqualTo(3);
            assertThat(finding.message()).startsWith("Unless code that Undebug did not evaluate changes that");
        });
    }

    /** A server only imports the file, and what it would do by itself is not what visitors meet. */
    @Test
    void whatAFileStartsByItselfIsNotToldOfAServerThatImportsIt() {
        Map<String, String> tree = new HashMap<>();
        tree.put("shop.py", IMPORT + repeated(3000, i -> "x = [y for y in range(%d)]\n".formatted(i)));
        tree.put("one.py", "from shop import app\nif __name__ == '__main__':\n    app.run(debug=True)\n");
        tree.put("Dockerfile", "FROM python\nCOPY . .\nCMD gunicorn one:app\n");
        ScanResult result = new Scanner(Rules.ALL, new ScanBounds(1000, MOST))
                .scan(new MemoryTree(tree), ScanPolicy.DEFAULT, Focus.all());
        assertThat(result.extent().whole()).isFalse();
        assertThat(result.findings()).isEmpty();
    }

    @Test
    void whatWasJudgedIsToldAlsoWhereTheRestIsTooMuch() {
        Map<String, String> tree = new HashMap<>();
        tree.put("one.py", app("app.run(debug=True)"));
        tree.put("two.py", IMPORT + repeated(3000, i -> "x = [y for y in range(%d)]\n".formatted(i)));
        tree.put("Procfile", "one: python one.py\ntwo: python two.py\n");
        ScanResult result = new Scanner(Rules.ALL, new ScanBounds(6000, MOST))
                .scan(new MemoryTree(tree), ScanPolicy.DEFAULT, Focus.all());
        assertThat(result.extent().whole()).isFalse();
        assertThat(result.services())
                .extracting(ServiceReport::exposure)
                .containsExactly(Exposure.CONSOLE, Exposure.UNKNOWN);
        assertThat(result.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
            assertThat(finding.fix()).isEmpty();
        });
    }

    @Tag(Needs.FUZZ)
    @Test
    void aProgramThatRunsTooMuchCodeIsNamedAndTheOthersAreJudged() {
        ScanResult result = scanWithDearProgram("dear: python dear.py\nplain: python plain.py\n");
        assertThat(result.extent().whole()).isFalse();
        assertThat(result.notes()).singleElement().asString().startsWith("`dear` (`Procfile:1`) runs more code than");
        assertThat(result.services())
                .extracting(service -> service.name() + " " + service.exposure())
                .containsExactly("dear UNKNOWN", "plain CONSOLE");
        assertThat(result.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.place().path()).isEqualTo("plain.py"));
    }

    @Tag(Needs.FUZZ)
    @Test
    void aFileThatNoLaunchStartsMayRunTooMuchCode() {
        ScanResult result = scanWithDearProgram("plain: python plain.py\n");
        assertThat(result.extent().whole()).isTrue();
        assertThat(result.notes()).singleElement().asString().startsWith("`dear.py` runs more code than");
    }

    @Tag(Needs.FUZZ)
    @Test
    void aFileThatRunsTooMuchCodeCountsWhereNoLaunchIsShown() {
        assertThat(scanWithDearProgram("").extent().whole()).isFalse();
    }

    /** With the variables unknown, the program makes so many calls that its last one is left out. */
    @Test
    void aVariableIsTriedAlsoWhereUnknownVariablesAreTooMuch() {
        String code = IMPORT
                + repeated(18, i -> "def f%d():\n    f%d()\n    f%d()\n".formatted(i, i + 1, i + 1))
                + "def f18():\n    pass\nif os.getenv('MANY') == 'yes':\n    f0()\n"
                + "def main():\n    Flask('a').run(debug=bool(os.getenv('SHOP_DEBUG')))\nmain()\n";
        ScanResult result = new Scanner(Rules.ALL)
                .scan(
                        new MemoryTree(Map.of("Procfile", "web: python app.py\n", "app.py", code)),
                        ScanPolicy.DEFAULT,
                        Focus.all());
        assertThat(result.findings()).extracting(Finding::subject).contains("reads SHOP_DEBUG");
    }

    private static ScanResult scanWithDearProgram(String procfile) {
        String copies = "d = {" + repeated(20_000, i -> "'k%d': %d, ".formatted(i, i)) + "}\n"
                + "d.update(dict(d))\n".repeat(500);
        Map<String, String> tree = Map.of(
                "dear.py",
                IMPORT + copies + "app = Flask(__name__)\napp.run(debug=True)\n",
                "plain.py",
                app("app.run(debug=True)"),
                "Procfile",
                procfile);
        return new Scanner(Rules.ALL).scan(new MemoryTree(tree), ScanPolicy.DEFAULT, Focus.all());
    }

    private static void assertNotWhole(ScanResult result, int services) {
        assertThat(result.extent().whole()).isFalse();
        assertThat(result.extent().work()).isBetween(1L, MOST);
        assertThat(result.notes()).singleElement().asString().contains("not evaluated");
        assertThat(result.services()).hasSizeGreaterThanOrEqualTo(services);
        assertThat(result.services().get(result.services().size() - 1).exposure())
                .isEqualTo(Exposure.UNKNOWN);
    }

    private static String app(String start) {
        return IMPORT + "app = Flask(__name__)\n" + start + "\n";
    }

    private static String repeated(int times, IntFunction<String> line) {
        return IntStream.range(0, times).mapToObj(line).collect(Collectors.joining());
    }

    private static ScanResult scan(Map<String, String> tree) {
        return new Scanner(Rules.ALL, new ScanBounds(MOST, MOST))
                .scan(new MemoryTree(tree), ScanPolicy.DEFAULT, Focus.all());
    }
}
