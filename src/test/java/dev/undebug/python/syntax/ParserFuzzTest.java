package dev.undebug.python.syntax;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.undebug.testing.Needs;
import dev.undebug.testing.Stopwatch;
import org.junit.jupiter.api.Tag;

@Tag(Needs.FUZZ)
class ParserFuzzTest {
    @FuzzTest(maxDuration = "10m")
    void anyTextHasATree(byte[] data) {
        Stopwatch stopwatch = Stopwatch.start();
        TreeChecks.check(Trees.parse(new String(data, UTF_8)));
        stopwatch.check();
    }
}
