package dev.undebug.documents;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A workflow of GitHub Actions.
 *
 * @param text the file, with its comments
 */
record Workflow(Path path, String text, JsonNode root) {
    private static final Path FOLDER = Path.of(".github", "workflows");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    /** Returns the workflows of this repository. */
    static List<Workflow> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted()
                    .map(file -> named(file.getFileName().toString()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Workflow named(String file) {
        try {
            String text = Files.readString(FOLDER.resolve(file));
            return new Workflow(FOLDER.resolve(file), text, YAML.readTree(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode jobs() {
        return root.path("jobs");
    }

    JsonNode job(String name) {
        return jobs().path(name);
    }

    /** Returns the steps of all jobs, in order. */
    Stream<JsonNode> steps() {
        return jobs().valueStream().flatMap(Workflow::steps);
    }

    static Stream<JsonNode> steps(JsonNode job) {
        return job.path("steps").valueStream();
    }

    /** Returns the scripts in steps. */
    static Stream<String> scripts(Stream<JsonNode> steps) {
        return steps.filter(step -> step.has("run"))
                .map(step -> step.path("run").asText());
    }

    /** Returns the inputs of the steps that use an action. */
    static List<JsonNode> given(Stream<JsonNode> steps, String action) {
        return steps.filter(step -> step.path("uses").asText().startsWith(action + "@"))
                .map(step -> step.path("with"))
                .toList();
    }
}
