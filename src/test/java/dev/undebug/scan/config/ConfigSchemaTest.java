package dev.undebug.scan.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.fge.jsonschema.core.exceptions.ProcessingException;
import com.github.fge.jsonschema.main.JsonSchema;
import com.github.fge.jsonschema.main.JsonSchemaFactory;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;

/** Compares the schema for editors with the reader, using an independent JSON Schema validator. */
class ConfigSchemaTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<Object> VALUES = List.of(
            "high",
            "critical",
            "hihg",
            "all",
            "introduced",
            "off",
            true,
            false,
            "true",
            7,
            List.of(),
            List.of("docs/**"),
            List.of("!docs"),
            List.of("./docs"),
            List.of("../docs"),
            List.of(".github/**"),
            List.of(3),
            Map.of(),
            Map.of("flask-run-debug", "off"),
            Map.of("flask-run-debug", "low", "debug-toolbar", "high"),
            Map.of("flask-run-debug", true),
            Map.of("no-such-rule", "off"));

    private final JsonSchema schema = schema();

    private static JsonSchema schema() {
        Map<String, Object> written = new LinkedHashMap<>(ConfigSchema.schema());
        // The validator supports draft 4, which suffices here.
        assertThat(written.put("$schema", "http://json-schema.org/draft-04/schema#"))
                .isNotNull();
        try {
            return JsonSchemaFactory.byDefault().getJsonSchema(JSON.<JsonNode>valueToTree(written));
        } catch (ProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private boolean schemaTakes(Map<String, Object> config) throws ProcessingException {
        return schema.validate(JSON.valueToTree(config)).isSuccess();
    }

    private static List<RepositoryConfig.Problem> problems(Map<String, Object> config) {
        String yaml = new Dump(DumpSettings.builder().build()).dumpToString(config);
        return RepositoryConfig.parse(new SourceFile(RepositoryConfig.PATH, yaml))
                .problems();
    }

    @Test
    void takesWhatTheReaderTakesAndNothingElse() throws ProcessingException {
        Random random = new Random(5);
        List<String> keys = new ArrayList<>(ConfigKey.names());
        keys.add("fail_on");
        int taken = 0;
        for (int i = 0; i < 5_000; i++) {
            Map<String, Object> config = new LinkedHashMap<>();
            int size = 1 + random.nextInt(2);
            for (int k = 0; k < size; k++) {
                config.put(keys.get(random.nextInt(keys.size())), VALUES.get(random.nextInt(VALUES.size())));
            }
            boolean valid = schemaTakes(config);
            assertThat(problems(config).isEmpty()).as("%s", config).isEqualTo(valid);
            taken += valid ? 1 : 0;
        }
        assertThat(taken).isBetween(200, 4_800);
    }

    @Test
    void describesEveryKey() {
        assertThat(JSON.valueToTree(ConfigSchema.schema()).path("properties").toString())
                .contains(ConfigKey.names());
        assertThat(ConfigKey.ALL).allSatisfy(key -> assertThat(key.meaning()).endsWith("."));
    }
}
