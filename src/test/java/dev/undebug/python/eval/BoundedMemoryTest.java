package dev.undebug.python.eval;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.testing.Needs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every dear program is judged in the memory that the packaged server has. */
@Tag(Needs.SCENARIO)
class BoundedMemoryTest {
    @Test
    void dearProgramsAreJudgedInTheHeapOfTheServer() throws IOException, InterruptedException {
        Process scans = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DearScans.class.getName())
                .redirectErrorStream(true)
                .start();
        List<String> lines =
                new String(scans.getInputStream().readAllBytes(), UTF_8).lines().toList();
        assertThat(scans.waitFor()).as("%s", lines).isZero();
        assertThat(lines)
                .containsExactlyElementsOf(DearPrograms.all().keySet().stream()
                        .map(name -> "findings 1, whole true: " + name)
                        .toList());
    }
}
