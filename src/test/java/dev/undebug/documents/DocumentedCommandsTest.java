package dev.undebug.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every command, class and file named in a document exists. */
class DocumentedCommandsTest {
    private static final List<Document> DOCUMENTS = Document.all();
    private static final Pattern COMMAND = Pattern.compile("(?:mvn|java|bin/undebug|sh undebug) .*|\\.ci/\\S+");
    private static final Pattern TEST = Pattern.compile("[A-Z]\\w*(?:Test|Benchmarks?)");
    private static final Pattern CLASS = Pattern.compile("[A-Z][a-z0-9]+[A-Z]\\w*(?:\\.\\w+)?");
    private static final Pattern BOX = Pattern.compile("\\[\"([^\"]*)\"]");
    private static final Pattern PACKAGE = Pattern.compile("^\\w+(?=<br>)");
    private static final Pattern NAME = Pattern.compile("\\b[A-Z]\\w+");
    private static final Pattern FILE = Pattern.compile("(?:src|docs|\\.ci|\\.github/workflows)/[\\w./-]+");

    @Test
    void theSweepSeesCommandsClassesAndFiles() {
        assertThat(DOCUMENTS.stream().flatMap(DocumentedCommandsTest::commands)).hasSizeGreaterThanOrEqualTo(20);
        assertThat(code(TEST)).contains("ScanBenchmark", "FlaskOracleTest").hasSizeGreaterThanOrEqualTo(10);
        assertThat(code(FILE)).hasSizeGreaterThanOrEqualTo(1);
    }

    @Test
    void everyCommandCanBeRun() {
        assertThat(DOCUMENTS).allSatisfy(document -> assertThat(commands(document))
                .allSatisfy(command -> assertThat(command.problem())
                        .as("%s: %s", document.path(), command.words())
                        .isEmpty()));
    }

    @Test
    void everyTestAndBenchmarkExists() {
        assertThat(code(TEST))
                .allSatisfy(
                        name -> assertThat(Sources.hasTestClass(name)).as(name).isTrue());
    }

    /** Decision records describe the code of their time. */
    @Test
    void everyClassExists() {
        assertThat(DOCUMENTS.stream()
                        .filter(document -> !document.path().startsWith(Path.of("docs", "decisions")))
                        .flatMap(document -> document.code().stream())
                        .filter(CLASS.asMatchPredicate())
                        .map(name -> name.replaceFirst("\\..*", "")))
                .contains("ScanBenchmark", "FlaskOracleTest")
                .allSatisfy(name -> assertThat(Sources.hasClass(name)).as(name).isTrue());
    }

    /** A box of the picture has a package, and then some of its classes. */
    @Test
    void thePictureHasEveryPackageAndOnlyClassesThatExist() throws IOException {
        Document page = Document.read(Path.of("docs", "architecture.md"));
        try (Stream<Path> packages = Files.list(Path.of("src", "main", "java", "dev", "undebug"))) {
            assertThat(inBoxes(page, PACKAGE))
                    .containsExactlyInAnyOrderElementsOf(
                            packages.map(folder -> folder.getFileName().toString())
                                    .toList());
        }
        assertThat(inBoxes(page, NAME))
                .hasSizeGreaterThan(20)
                .allSatisfy(name -> assertThat(Sources.hasClass(name)).as(name).isTrue());
    }

    @Test
    void readsTheBoxesOfAPicture() {
        Document page = Document.of(Path.of("docs", "page.md"), """
                ```mermaid
                flowchart TB
                  subgraph edges
                    queue["queue<br>Queue, GoneStore"] --> pull["pull<br>ports: Pulls"]
                  end
                  queue --> Other
                ```
                """);
        assertThat(inBoxes(page, PACKAGE)).containsExactly("queue", "pull");
        assertThat(inBoxes(page, NAME)).containsExactly("Queue", "GoneStore", "Pulls");
        assertThat(Sources.hasClass("GoneStore")).isFalse();
    }

    @Test
    void everyFileExists() {
        assertThat(code(FILE)).allSatisfy(file -> assertThat(Path.of(file)).exists());
    }

    @Test
    void theReadmeBeginsWithTheTwoCommands() {
        assertThat(Document.read(Path.of("README.md")).blocks("sh"))
                .containsExactly(
                        "mvn -q -B package -DskipTests && java -jar target/undebug.jar demo\n", "mvn -B verify\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mvn -B verify",
                "mvn -q -B package -DskipTests",
                "mvn test -Dtest=DocumentLinksTest,DocumentedCommandsTest#everyFileExists -Dupdate",
                "APP_ID=1 WEBHOOK_SECRET=… java -jar target/undebug.jar serve",
                "java -jar target/undebug.jar demo --repo DIR --base main --head topic",
                "java -jar target/undebug.jar preflight --env-file .env -- gunicorn --reload shop:app",
                "java -cp target/undebug.jar:target/test-classes dev.undebug.bench.AcknowledgeBenchmark",
                "bin/undebug scan --format json DIR",
                "sh dist/undebug scan .",
                ".ci/run"
            })
    void takesWhatCanBeRun(String command) {
        assertThat(DocumentedCommand.of(command)).singleElement().satisfies(found -> assertThat(found.problem())
                .isEmpty());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            mvn instal                                         | Maven has no `instal` here
            mvn test -Dtest=NoSuchTest                         | no test class `NoSuchTest`
            mvn test -Dupdte                                   | nothing reads `-Dupdte`
            java -jar target/undebug.jar scna                  | there is no command `scna`
            java -jar target/undebug.jar scan --fomat json     | `scan` has no --fomat
            java -jar target/undebug.jar demo --on             | `demo` has no --on
            java -jar target/other.jar scan                    | no jar `target/other.jar`
            java -cp target/test-classes dev.undebug.bench.No  | no class `dev.undebug.bench.No` to start
            java -cp build/classes dev.undebug.bench.Benchmarks | nothing builds [build/classes]
            .ci/walk                                           | no program `.ci/walk`
            undebug scan .                                     | no program `undebug`
            bin/undebug scna                                   | there is no command `scna`
            sh undebug scan --fomat json                       | `scan` has no --fomat
            sh other scan                                      | no script in [other, scan]
            """)
    void saysWhatCannot(String command, String problem) {
        assertThat(DocumentedCommand.of(command)).singleElement().satisfies(found -> assertThat(found.problem())
                .contains(problem));
    }

    @Test
    void readsAScriptAsAShellDoes() {
        assertThat(DocumentedCommand.of("""
                # first
                mvn -q \\
                  verify && .ci/run
                A=1 java -jar target/undebug.jar  # last
                """))
                .extracting(command -> String.join(" ", command.words()))
                .containsExactly("mvn -q verify", ".ci/run", "java -jar target/undebug.jar");
    }

    private static Stream<DocumentedCommand> commands(Document document) {
        return Stream.concat(
                        document.blocks("sh").stream(), document.code().stream().filter(COMMAND.asMatchPredicate()))
                .flatMap(script -> DocumentedCommand.of(script).stream());
    }

    private static List<String> inBoxes(Document page, Pattern pattern) {
        return page.blocks("mermaid").stream()
                .flatMap(picture -> BOX.matcher(picture).results())
                .flatMap(box -> pattern.matcher(box.group(1)).results())
                .map(MatchResult::group)
                .toList();
    }

    private static List<String> code(Pattern pattern) {
        return DOCUMENTS.stream()
                .flatMap(document -> document.code().stream())
                .filter(pattern.asMatchPredicate())
                .distinct()
                .toList();
    }
}
