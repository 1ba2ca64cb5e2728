package dev.undebug.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigCommandTest {
    @TempDir
    private Path folder;

    private Run run(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("undebug.yml"), text);
        return Run.of("config", file.toString());
    }

    @Test
    void saysThatNothingIsWrong() throws IOException {
        Run run = run("fail-on: critical\nrules:\n  debug-toolbar: off\n");
        assertThat(run.code()).isZero();
        assertThat(run.out()).startsWith("No problems in ").endsWith("undebug.yml.\n");
    }

    @Test
    void namesEveryProblemWithItsLine() throws IOException {
        Run run = run("fail-on: hihg\ncolour: red\n");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out().lines())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .endsWith("undebug.yml:1: `fail-on` cannot be `hihg`; did you mean `high`?"),
                        line -> assertThat(line)
                                .contains("undebug.yml:2: `colour` is not known; expected one of `fail-on`"));
        assertThat(run.err()).isEmpty();
    }

    @Test
    void saysWhatCannotBeRead() throws IOException {
        assertThat(Run.of("config", folder.resolve("nowhere.yml").toString()))
                .satisfies(run -> assertThat(run.code()).isEqualTo(2))
                .satisfies(run -> assertThat(run.err()).contains("no such file", "nowhere.yml"));
        Path binary = Files.write(folder.resolve("binary.yml"), new byte[] {(byte) 0xff, 0, 1});
        assertThat(Run.of("config", binary.toString()).code()).isEqualTo(2);
    }

    @Test
    void printsTheSchemaForEditors() throws IOException {
        Run run = Run.of("config", "--schema");
        assertThat(run.code()).isZero();
        JsonNode schema = new ObjectMapper().readTree(run.out());
        assertThat(schema.at("/properties/fail-on/enum")).hasSize(4);
        assertThat(schema.at("/properties/rules/properties/flask-run-debug/enum/0")
                        .asText())
                .isEqualTo("off");
    }
}
