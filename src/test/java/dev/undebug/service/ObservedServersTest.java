package dev.undebug.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.flask.Exposure;
import dev.undebug.rules.Rules;
import dev.undebug.scan.Focus;
import dev.undebug.scan.ScanResult;
import dev.undebug.scan.Scanner;
import dev.undebug.scan.config.ScanPolicy;
import dev.undebug.testing.LiterateCase;
import dev.undebug.testing.MemoryTree;
import dev.undebug.testing.Needs;
import dev.undebug.testing.Tools;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares the exposures of a scan with the real services. */
@Tag(Needs.ORACLE)
class ObservedServersTest {
    private static final Path CASES = Path.of("src/test/resources/observed/servers.md");
    private static final String WEB = "web: ";

    /** Packages that may be missing even if Flask is installed. */
    private static final Map<String, String> MODULES = Map.of(
            "flask_socketio", "python3-flask-socketio",
            "eventlet", "python3-eventlet",
            "gevent", "python3-gevent",
            "quart", "python3-quart");

    static List<LiterateCase> repositories() {
        return LiterateCase.read(CASES);
    }

    @Test
    void someShowEachExposure() {
        assertThat(repositories())
                .hasSizeGreaterThan(20)
                .extracting(ObservedServersTest::scanned)
                .contains(Exposure.CONSOLE, Exposure.TRACEBACK, Exposure.FLAG, Exposure.NONE);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("repositories")
    void saysWhatTheSiteShows(LiterateCase repository, @TempDir Path folder) throws Exception {
        String command = command(repository);
        Tools.require(program(command));
        for (Map.Entry<String, String> module : MODULES.entrySet()) {
            if (repository.files().toString().contains(module.getKey())) {
                Tools.requirePython(module.getKey(), module.getValue());
            }
        }
        for (Map.Entry<String, String> file : repository.files().entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        try (RunningSite site = RunningSite.start(folder, command)) {
            assertThat(scanned(repository)).isEqualTo(site.exposure());
        }
    }

    private static Exposure scanned(LiterateCase repository) {
        ScanResult result =
                new Scanner(Rules.ALL).scan(new MemoryTree(repository.files()), ScanPolicy.DEFAULT, Focus.all());
        assertThat(result.services()).hasSize(1);
        return result.services().get(0).exposure();
    }

    private static String command(LiterateCase repository) {
        String procfile = repository.files().getOrDefault("Procfile", "");
        return procfile.substring(procfile.indexOf(WEB) + WEB.length()).strip();
    }

    private static String program(String command) {
        return command.replaceFirst("^(\\w+=('[^']*'|\\S+) )*", "").split(" ")[0];
    }
}
