package dev.undebug.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.undebug.testing.Git;
import dev.undebug.testing.Needs;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The progress of {@code scan}, among its other output. */
class ScanProgressTest {
    private static final Pattern DRAWN = Pattern.compile("\r\033\\[\\?7l(.*?)\033\\[K\033\\[\\?7h");
    private static final String ERASED = "\r\033[K";
    private static final String DEBUG = "from flask import Flask\n\nFlask(__name__).run(debug=True)\n";

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    /** The time passes by the given duration whenever somebody looks. */
    private static InstantSource hasty(Duration step) {
        AtomicLong looks = new AtomicLong();
        return () -> Instant.EPOCH.plus(step.multipliedBy(looks.getAndIncrement()));
    }

    @BeforeEach
    void writeAProgram() throws IOException {
        Files.writeString(folder.resolve("app.py"), DEBUG);
        Files.writeString(folder.resolve("Procfile"), "web: python app.py\n");
    }

    private int scan(boolean isTerminal, Duration step, String... options) {
        List<String> args = new ArrayList<>(List.of("scan", folder.toString()));
        args.addAll(List.of(options));
        ScanCommand scan = new ScanCommand(() -> isTerminal, hasty(step));
        return new UndebugCommand()
                .execute(new PrintWriter(out), new PrintWriter(err), scan, args.toArray(String[]::new));
    }

    private List<String> drawn() {
        return DRAWN.matcher(err.toString())
                .results()
                .map(each -> each.group(1))
                .toList();
    }

    @Test
    void aLongScanShowsItsStepsAndErasesThem() {
        assertThat(scan(true, Duration.ofSeconds(1))).isEqualTo(1);
        assertThat(drawn())
                .containsExactly(
                        "reading 2 files",
                        "judging program 1 of 2, web",
                        "judging program 2 of 2, app.py",
                        "proving fix 1 of 1");
        assertThat(DRAWN.matcher(err.toString()).replaceAll("")).isEqualTo(ERASED);
        assertThat(out.toString())
                .contains("CRITICAL  flask-run-debug  app.py:3:21")
                .doesNotContain("\033");
    }

    @Test
    void theOutputForMachinesStaysTheSame() throws IOException {
        scan(true, Duration.ofSeconds(1), "--format", "json");
        assertThat(drawn()).isNotEmpty();
        String shown = out.toString();
        out.getBuffer().setLength(0);
        scan(false, Duration.ofSeconds(1), "--format", "json");
        assertThat(new JsonMapper().readTree(shown).get("findings")).hasSize(1);
        assertThat(shown).isEqualTo(out.toString());
    }

    @Test
    void nothingIsWrittenWhereNoTerminalIs() {
        assertThat(scan(false, Duration.ofHours(1))).isEqualTo(1);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void nothingIsWrittenByAShortScan() {
        assertThat(scan(true, Duration.ofMillis(1))).isEqualTo(1);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void whatElseIsSaidComesAfterTheLineIsErased() throws IOException {
        Files.writeString(folder.resolve("compose.yml"), "services:\n  web: [\n");
        assertThat(scan(true, Duration.ofSeconds(1))).isEqualTo(1);
        assertThat(err.toString()).contains(ERASED + "undebug: not read: compose.yml: ");
        assertThat(DRAWN.split(err.toString().substring(err.toString().indexOf(ERASED + "undebug"))))
                .hasSize(1);
    }

    @Test
    @Tag(Needs.ORACLE)
    void theScanOfTheBaseIsShownToo() throws IOException {
        Git.init(folder).commit("first");
        assertThat(scan(true, Duration.ofSeconds(1), "--base", "main")).isZero();
        assertThat(drawn())
                .contains("proving fix 1 of 1", "base: reading 2 files", "base: judging program 1 of 2, web")
                .doesNotContain("base: proving fix 1 of 1");
        assertThat(err.toString()).endsWith(ERASED);
    }

    @Test
    @Tag(Needs.ORACLE)
    void aBaseThatIsNoCommitIsSaidBeforeAnythingIsScanned() {
        Git.init(folder).commit("first");
        assertThat(scan(true, Duration.ofSeconds(1), "--base", "nothing")).isEqualTo(2);
        assertThat(drawn()).isEmpty();
        assertThat(err.toString()).contains("undebug: 'nothing' is not a commit");
    }
}
