package dev.undebug.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileReferencesTest {
    private static final String COMPOSE = """
            services:
              web:
                build: .
                env_file:
                  - ops/notes.md

              cache:
                image: redis:7
            """;

    private static boolean isNew(String now, String before) {
        return FileReferences.isNew("ops/notes.md", now, Optional.of(before));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "env_file: ops/notes.md",
                "env_file: [./ops/notes.md]",
                "env_file: notes.md",
                "cp notes.md, and go on",
                "see notes.md.",
                "python /srv/notes.md",
                "-e${ROOT}/notes.md",
                "-e $(ROOT)/ops/notes.md",
                "--env-file=../ops/notes.md",
                "load('notes.md')",
                "{\"file\": \"shop/ops/notes.md\"}"
            })
    void findsTheName(String line) {
        assertThat(FileReferences.isNew("ops/notes.md", line + "\n", Optional.empty()))
                .isTrue();
        assertThat(isNew(line + "\n", "")).isTrue();
        assertThat(isNew(line + "\n", line + "\n")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "release-notes.md",
                "app.notes.md",
                "notes.mdx",
                "notes.md/x",
                "notes.md.txt",
                "docs/notes.md",
                "https://example.com/notes.md",
                "sqlite:///notes.md"
            })
    void takesNoOtherForIt(String line) {
        assertThat(FileReferences.isNew("ops/notes.md", line + "\n", Optional.empty()))
                .isFalse();
    }

    @Test
    void whatStandsElsewhereDoesNotMatter() {
        assertThat(isNew(COMPOSE.replace("redis:7", "redis:8"), COMPOSE)).isFalse();
        assertThat(isNew("# The shop\n" + COMPOSE, COMPOSE)).isFalse();
    }

    @Test
    void theProgramThatItIsNamedForMatters() {
        assertThat(isNew(COMPOSE.replace("build: .", "build: .\n    command: flask run"), COMPOSE))
                .isTrue();
        assertThat(isNew(COMPOSE.replace("web:", "api:"), COMPOSE)).isTrue();
        assertThat(isNew(COMPOSE.replace("    image", "    env_file: ops/notes.md\n    image"), COMPOSE))
                .isTrue();
        String rules = "dev:\n\trun --env notes.md\ndeploy:\n\trun\n";
        assertThat(isNew("dev:\n\trun\ndeploy:\n\trun --env notes.md\n", rules)).isTrue();
    }

    @Test
    void whatIsNamedNoMoreIsNotNew() {
        assertThat(isNew("services: {}\n", COMPOSE)).isFalse();
    }
}
