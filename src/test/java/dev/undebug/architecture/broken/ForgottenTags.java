package dev.undebug.architecture.broken;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.undebug.app.ImpatientServer;
import dev.undebug.app.Main;
import dev.undebug.demo.page.Browser;
import dev.undebug.testing.FakeGitHub;
import dev.undebug.testing.Git;
import dev.undebug.testing.Needs;
import dev.undebug.testing.Tools;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests with missing tags. The name of the class keeps JUnit from running them. */
class ForgottenTags {
    @TempDir
    private Path folder;

    @Test
    void needsNothing() {
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    @Tag(Needs.ORACLE)
    void saysWhatItNeeds() {
        assertThat(Git.init(folder).commit("Start")).hasSize(40);
    }

    @Test
    void usesAToolByAHelper() {
        assertThat(Git.init(folder).commit("Start")).hasSize(40);
    }

    @Test
    void usesAToolBehindAnInterface() {
        Supplier<Path> tool = new Supplier<>() {
            @Override
            public Path get() {
                return Tools.require("git");
            }
        };
        assertThat(tool.get()).exists();
    }

    static Stream<Path> tools() {
        return Stream.of("git", "sh").map(Tools::require);
    }

    @ParameterizedTest
    @MethodSource("tools")
    void getsToolsFromItsSource(Path tool) {
        assertThat(tool).exists();
    }

    @Test
    void startsAnyProgram() throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("true").start().waitFor()).isZero();
    }

    @Test
    void startsThisProgram() throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("java", Main.class.getName()).start().waitFor())
                .isZero();
    }

    @Test
    @Tag(Needs.ORACLE)
    void startsAServerAndGitHub() throws IOException {
        try (FakeGitHub github = FakeGitHub.create().start();
                ImpatientServer server = ImpatientServer.start(github.apiUrl(), folder, Clock.systemUTC())) {
            assertThat(server.webhooks()).isNotEmpty();
        }
    }

    @Test
    void opensABrowser() {
        try (Browser browser = Browser.start()) {
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @FuzzTest
    void isFuzzed(FuzzedDataProvider data) {
        assertThat(data.consumeRemainingAsString()).isNotNull();
    }
}
