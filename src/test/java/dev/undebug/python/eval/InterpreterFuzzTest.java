package dev.undebug.python.eval;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.undebug.python.eval.outcome.Execution;
import dev.undebug.testing.Needs;
import dev.undebug.testing.Stopwatch;
import java.util.Map;
import org.junit.jupiter.api.Tag;

@Tag(Needs.FUZZ)
class InterpreterFuzzTest {
    private static final String APP = """
            import os, flask
            from flask import Flask
            from settings import *
            app = Flask(__name__)
            """;

    @FuzzTest(maxDuration = "10m")
    void anyProgramEnds(byte[] data) {
        String program = APP + new String(data, UTF_8);
        Repository repository =
                Repository.of(program).with("settings.py", "DEBUG = True\nclass Config: DEBUG = DEBUG\n");
        Stopwatch stopwatch = Stopwatch.start();
        Execution execution = repository.run(Map.of("FLASK_DEBUG", "1"));
        stopwatch.check();
        assertThat(execution.files()).contains("app.py");
        execution.starts().forEach(start -> assertThat(start.call().span().end())
                .isLessThanOrEqualTo(start.call().file().text().length()));
    }
}
