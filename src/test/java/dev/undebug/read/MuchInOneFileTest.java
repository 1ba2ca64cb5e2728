package dev.undebug.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.fact.FileFacts;
import dev.undebug.fact.PartlyRead;
import dev.undebug.source.SourceFile;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A launch behind more than a reader takes is not lost in silence: the file counts as not read. */
class MuchInOneFileTest {
    private static String many(int count, IntFunction<String> line) {
        return IntStream.range(0, count).mapToObj(line).collect(Collectors.joining());
    }

    static Stream<Arguments> files() {
        return Stream.of(
                Arguments.of("compose.yml", "services:\n" + many(300, i -> "  s" + i + ": {image: a}\n")),
                Arguments.of("compose.yml", many(200, i -> "services: {s: {image: a}}\n---\n")),
                Arguments.of(
                        "compose.yml",
                        "services:\n  web:\n    image: a\n    environment:\n"
                                + many(1_200, i -> "      A" + i + ": b\n")),
                Arguments.of(
                        "k8s/web.yaml",
                        many(600, i -> "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a" + i + "}\n---\n")),
                Arguments.of("Makefile", many(600, i -> "t" + i + ":\n\tpython a.py\n")),
                Arguments.of("uwsgi.ini", "[uwsgi]\n" + many(2_200, i -> "a" + i + " = b\n")),
                Arguments.of("start.sh", many(11_000, i -> "python a" + i + ".py\n")),
                Arguments.of("start.sh", many(1_400, i -> "A" + i + "=b\n") + "python a.py\n"),
                Arguments.of("start.sh", many(3_000, i -> "a" + i + "\n") + "python a.py\n"),
                Arguments.of("start.sh", many(300, i -> "sudo \\\n") + "python a.py\n"),
                Arguments.of("start.bat", many(2_500, i -> "python a" + i + ".py\n")),
                Arguments.of("Dockerfile", "FROM a\n" + many(1_200, i -> "ENV A" + i + "=b\n")),
                Arguments.of(
                        ".github/workflows/deploy.yml",
                        "jobs:\n  a:\n    steps:\n" + many(600, i -> "      - run: python a.py\n")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void countsAsNotRead(String path, String text) {
        assertThat(Readers.read(new SourceFile(path, text)).partlyRead().map(PartlyRead::reason))
                .hasValueSatisfying(reason -> assertThat(reason).contains("more in it than Undebug reads"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void aTenthOfItIsRead(String path, String text) {
        String[] lines = text.split("(?<=\n)");
        String tenth = Stream.of(lines).limit(Math.max(10, lines.length / 10)).collect(Collectors.joining());
        assertThat(Readers.read(new SourceFile(path, tenth)).partlyRead()).isEmpty();
    }

    /** What it writes depends on variables, so its functions are run wherever they are called. */
    @Test
    void aLibraryOfFunctionsIsRead() {
        String functions = many(11, i -> "f" + i + "() { f" + (i + 1) + "; f" + (i + 1) + "; }\n");
        String text = functions + "f11() { echo \"A=$B\" > shop.env; }\nf0\n";
        assertThat(Readers.read(new SourceFile("lib.sh", text)).partlyRead()).isEmpty();
    }

    @Test
    void eachDocumentOfAComposeFileCounts() {
        FileFacts facts = Readers.read(new SourceFile(
                "compose.yml",
                "{}\n---\nservices: {a: {image: x}}\n---\nservices: {b: {image: y}, a: {command: z}}\n"));
        assertThat(facts.units()).extracting(unit -> unit.name()).containsExactly("a", "b");
    }
}
