package dev.undebug.documents;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.testing.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs {@code .ci/release-notes} in a repository of its own. */
@Tag(Needs.ORACLE)
class ReleaseNotesTest {
    private static final String CHANGELOG = """
            # Changelog

            ## [Unreleased]

            - Not yet.

            ## [1.2.0] - 2027-01-02

            ### Added

            - A thing.

            ## [1.1.0] - 2027-01-01

            - Before.

            [Unreleased]: https://example.com/
            """;

    @TempDir
    private Path repository;

    @BeforeEach
    void copy() throws IOException {
        Files.createDirectory(repository.resolve(".ci"));
        Files.copy(
                Path.of(".ci", "release-notes"),
                repository.resolve(".ci/release-notes"),
                StandardCopyOption.COPY_ATTRIBUTES);
        Files.writeString(repository.resolve("CHANGELOG.md"), CHANGELOG);
        version("1.2.0");
    }

    @Test
    void printsTheSectionOfTheVersion() throws Exception {
        assertThat(run("v1.2.0")).isEqualTo("0: ### Added\n\n- A thing.");
    }

    @Test
    void endsBeforeTheLinks() throws Exception {
        version("1.1.0");
        assertThat(run("v1.1.0")).isEqualTo("0: - Before.");
    }

    @Test
    void refusesATagThatIsNotTheVersion() throws Exception {
        assertThat(run("v1.1.0")).isEqualTo("1: release-notes: the tag is v1.1.0, but pom.xml has version 1.2.0");
        assertThat(run("1.2.0")).startsWith("1: ");
    }

    @Test
    void refusesAVersionThatTheChangelogDoesNotHave() throws Exception {
        version("1.3.0");
        assertThat(run("v1.3.0")).isEqualTo("1: release-notes: CHANGELOG.md says nothing under ## [1.3.0]");
    }

    @Test
    void knowsTheVersionOfThisRepository() throws Exception {
        Files.copy(Path.of("pom.xml"), repository.resolve("pom.xml"), StandardCopyOption.REPLACE_EXISTING);
        assertThat(run("v0.0.0")).matches("1: .* but pom.xml has version \\d+\\.\\d+\\.\\d+");
    }

    private void version(String version) throws IOException {
        Files.writeString(
                repository.resolve("pom.xml"), "<project>\n  <version>" + version + "</version>\n</project>\n");
    }

    /** Returns the exit code and the whole output. */
    private String run(String tag) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        repository.resolve(".ci/release-notes").toString(), tag)
                .redirectErrorStream(true)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        return process.waitFor() + ": " + out.strip();
    }
}
