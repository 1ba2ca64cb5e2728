package dev.undebug.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.read.format.Reader;
import dev.undebug.source.SourceFile;
import dev.undebug.testing.Needs;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ReadersTest {
    private static final List<Cases> CASES = Cases.all();

    @TestFactory
    Stream<DynamicTest> saysWhatTheCaseShows() {
        return CASES.stream()
                .map(one -> DynamicTest.dynamicTest(one.format() + ": " + one.heading(), () -> {
                    assertThat(Readers.reads(one.file().path()))
                            .as("has a reader")
                            .isTrue();
                    assertThat(factsOf(one.file())).isEqualTo(one.facts());
                }));
    }

    @Test
    void hasCasesForEveryFormat() {
        assertThat(CASES).hasSizeGreaterThan(60);
        assertThat(CASES.stream().map(Cases::format).distinct())
                .contains("dockerfile.md", "compose.md", "procfile.md", "env.md", "requirements.md", "commands.md");
    }

    @TestFactory
    Stream<DynamicTest> saysTheSameWithWindowsLineEndsAndAByteOrderMark() {
        return CASES.stream()
                .map(one -> DynamicTest.dynamicTest(one.format() + ": " + one.heading(), () -> {
                    String text = one.file().text();
                    String windows = text.replace("\n", "\r\n");
                    assertThat(factsOf(file(one, windows))).isEqualTo(one.facts());
                    assertThat(factsOf(file(one, "\uFEFF" + text))).isEqualTo(one.facts());
                    assertThat(factsOf(file(one, "\uFEFF" + windows))).isEqualTo(one.facts());
                }));
    }

    @Tag(Needs.FUZZ)
    @Test
    void readsEveryPrefixOfEveryCase() {
        int prefixes = 0;
        for (Cases one : CASES) {
            String text = one.file().text();
            for (int length = 0; length < text.length(); length++) {
                factsOf(file(one, text.substring(0, length)));
                prefixes++;
            }
        }
        assertThat(prefixes).isGreaterThan(5_000);
    }

    @Test
    void readsLockFilesOfManyPackages() {
        String text = "[[package]]\nname = \"a\"\nversion = \"1\"\n".repeat(30_000);
        assertThat(text.length()).isGreaterThan(Reader.MAX_LENGTH);
        assertThat(Readers.read(new SourceFile("uv.lock", text)).packaging().requirements())
                .hasSize(30_000);
        assertThat(Readers.read(new SourceFile(
                                "Pipfile.lock",
                                "{\"default\": {\"a\": {\"version\": \"==1\"}}}" + " ".repeat(Reader.MAX_LENGTH)))
                        .packaging()
                        .requirements())
                .isEmpty();
    }

    private static SourceFile file(Cases one, String text) {
        return new SourceFile(one.file().path(), text);
    }

    private static String factsOf(SourceFile file) {
        return FactText.of(Readers.read(file));
    }
}
