package dev.undebug.source.toml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.source.SourceFile;
import dev.undebug.testing.Stopwatch;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TomlLockTest {
    private static final String PACKAGE = """
            [[package]]
            name = "pkg%d"
            version = "1.%d"
            description = "Something"
            optional = false
            files = [
                {file = "pkg-1.0-py3-none-any.whl", hash = "sha256:%s"},
                {file = "pkg-1.0.tar.gz", hash = "sha256:%s"},
            ]

            [package.dependencies]
            name = "%d"

            """;

    /** It finds what the whole parser finds in a file of its maximal length, and the same in longer files. */
    @ParameterizedTest
    @ValueSource(ints = {1, 200, 5_000})
    void findsEveryPackage(int packages) {
        StringBuilder text = new StringBuilder("# This file is generated\nversion = 1\n\n");
        for (int i = 0; i < packages; i++) {
            text.append(PACKAGE.formatted(i, i, "0a".repeat(32), "1b".repeat(32), i));
        }
        SourceFile file = new SourceFile("poetry.lock", text.toString());
        Stopwatch watch = Stopwatch.start();
        List<TomlLock.Locked> locked = TomlLock.read(file);
        watch.check();
        assertThat(locked).hasSize(packages);
        assertThat(locked.get(packages - 1)).satisfies(last -> assertThat(last.name() + " " + last.version())
                .isEqualTo("pkg%1$d 1.%1$d".formatted(packages - 1)));
        assertThat(locked).allMatch(each -> file.slice(each.place()).equals(each.version()));
        if (text.length() <= TomlDocument.MAX_LENGTH) {
            assertThat(locked.stream().map(each -> each.name() + " " + each.version()))
                    .containsExactlyElementsOf(parsed(file));
        }
    }

    private static List<String> parsed(SourceFile file) {
        return TomlDocument.parse(file).root().get("package").orElseThrow().elements().stream()
                .map(each -> text(each, "name") + " " + text(each, "version"))
                .toList();
    }

    private static String text(TomlNode table, String name) {
        return table.get(name).map(value -> ((TomlNode.Text) value).text()).orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[[package]]", "[[package]]\n", "name = \"", "name = \"a\"\n", "[", "\r", "version=\"\\"})
    void isNotKeptBusy(String unit) {
        Stopwatch watch = Stopwatch.start();
        TomlLock.read(new SourceFile("uv.lock", "[[package]]\n" + unit.repeat(2_000_000 / unit.length())));
        watch.check();
    }

    @Test
    void readsWindowsLineEnds() {
        String text = "\uFEFF[[package]]\r\nname = \"flask\"\r\nversion = \"3.0\"\r\n";
        assertThat(TomlLock.read(new SourceFile("uv.lock", text)))
                .extracting(TomlLock.Locked::version)
                .containsExactly("3.0");
    }
}
