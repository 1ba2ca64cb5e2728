package dev.undebug.python.eval.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.undebug.testing.Tools;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Debian's Flask in a process of Python, which runs one program after the other. */
final class RealFlask implements AutoCloseable {
    private static final Path SCRIPT = Path.of("src/test/resources/python/run_flask.py");

    private final ObjectMapper json = new ObjectMapper();
    private final Process process;
    private final BufferedWriter programs;
    private final BufferedReader answers;

    RealFlask() {
        Tools.require("flask");
        try {
            process = new ProcessBuilder(Tools.require("python3").toString(), SCRIPT.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        programs = process.outputWriter(StandardCharsets.UTF_8);
        answers = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Runs a program in each of its cases. */
    List<Observation> run(RandomProgram program) {
        try {
            send(program);
            return receive();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Hands a program over; its answer comes after those of the programs before it. */
    void send(RandomProgram program) throws IOException {
        ObjectNode root = json.createObjectNode();
        root.set("files", json.valueToTree(program.files()));
        ArrayNode cases = root.putArray("cases");
        for (Case one : program.cases()) {
            ObjectNode node = cases.addObject();
            node.set("environment", json.valueToTree(one.environment()));
            node.put("entry", one.entry());
            node.put("application", one.application().orElse(null));
        }
        programs.write(json.writeValueAsString(root));
        programs.newLine();
        programs.flush();
    }

    List<Observation> receive() throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new IOException("python3 " + SCRIPT + " ended");
        }
        List<Observation> observations = new ArrayList<>();
        for (JsonNode node : json.readTree(line)) {
            List<Start> starts = new ArrayList<>();
            for (JsonNode start : node.path("starts")) {
                starts.add(Start.of(
                        start.path("debug").booleanValue(),
                        start.path("debugger").booleanValue()));
            }
            JsonNode debug = node.path("debug");
            observations.add(new Observation(
                    starts,
                    debug.isNull() ? Sign.NOTHING : Sign.of(debug.booleanValue()),
                    node.path("error").isNull() ? "" : node.path("error").textValue()));
        }
        return observations;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
