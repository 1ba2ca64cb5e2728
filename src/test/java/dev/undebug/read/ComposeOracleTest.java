package dev.undebug.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.undebug.fact.Command;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.fact.Word;
import dev.undebug.read.compose.ComposeProject;
import dev.undebug.read.text.EnvFileParser;
import dev.undebug.source.SourceFile;
import dev.undebug.testing.Needs;
import dev.undebug.testing.Tools;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compares projects of several random compose files with the output of {@code docker-compose config}. */
@Tag(Needs.ORACLE)
class ComposeOracleTest {
    private static final long SEED = 20261125;
    private static final int PROJECTS = 120;

    private static final String[] VALUES = {
        "\"1\"",
        "\"0\"",
        "'two words'",
        "${SET:-d}",
        "${SET-d}",
        "${BLANK:-d}",
        "${BLANK-d}",
        "${SET:+p}",
        "${BLANK:+p}",
        "${BLANK+p}",
        "\"a$${SET}b\"",
        "\"x${SET}y$SET\"",
        "${NEVER:-${SET}}",
        "${NEVER-n}",
        "yes"
    };
    private static final String[] COMMANDS = {
        "serve --port 80",
        "[\"serve\", \"${SET}\", \"two words\"]",
        "\"serve 'one word' ${BLANK:-b}\"",
        "[]",
        "",
        "!reset null",
        "!override [\"other\"]"
    };
    private static final String[] BUILDS = {
        ".",
        "./web",
        "{context: ., target: first}",
        "{target: second}",
        "{context: ./web, dockerfile: Other}",
        "{dockerfile: \"${SET}.Dockerfile\"}"
    };
    private static final String[] ENV_FILES = {
        "one.env",
        "[two.env]",
        "[{path: one.env}, two.env]",
        "[{path: settings/any.txt, required: true}]",
        "[{path: none.env, required: false}, settings/any.txt]"
    };
    private static final String[] INCLUDES = {
        "[part/more.yml]",
        "[{path: part/more.yml}]",
        "[{path: [part/more.yml], project_directory: .}]",
        "[{path: [part/more.yml, part/change.yml]}]"
    };
    private static final String[] VOLUMES = {"[\".:/srv\"]", "[\"./web:/srv\", \"named:/data\"]"};
    private static final String SHARED = """
            x-one: &one
              A: shared
              B: shared
            x-two: &two
              <<: *one
              A: other
              SET:
            """;
    private static final String[] MERGED = {"*one", "*two", "[*one, *two]", "[*two, *one]", "[{NEVER: inline}, *two]"};
    private static final String ENV = "SET=s\nBLANK=\n";

    private final Random random = new Random(SEED);

    @TempDir
    Path folder;

    @Test
    void mergesAsDockerComposeDoes() throws Exception {
        Path compose = Tools.require("docker-compose");
        int compared = 0;
        int known = 0;
        for (int i = 0; i < PROJECTS; i++) {
            Map<String, String> texts = texts();
            Optional<JsonNode> real = config(compose, texts);
            if (real.isPresent()) {
                JsonNode services = real.get().get("services");
                for (ComposeProject.Service service : services(texts)) {
                    JsonNode expected = services.get(service.unit().name());
                    known += compare(service.unit(), expected, texts);
                    compared++;
                }
            }
        }
        assertThat(compared).as("services").isGreaterThan(PROJECTS);
        assertThat(known).as("variables with a value").isGreaterThan(PROJECTS);
    }

    private Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put(".env", ENV);
        texts.put("one.env", "A=one\nF=one\n");
        texts.put("two.env", "A=two\nG=two\n");
        texts.put("settings/any.txt", "A=any\nH='h' # x\n");
        texts.put("part/common.yml", file(List.of("common"), true));
        texts.put("part/more.yml", file(List.of("more"), true));
        texts.put("part/change.yml", file(List.of("more"), false));
        String include = random.nextInt(3) == 0 ? "include: " + one(INCLUDES) + "\n" : "";
        texts.put("compose.yml", include + file(List.of("web", "api"), true));
        texts.put("changes.yml", file(random.nextBoolean() ? List.of("web") : List.of("api", "web"), false));
        if (random.nextBoolean()) {
            texts.put("more.yml", file(List.of("web"), false));
        }
        return texts;
    }

    private String file(List<String> services, boolean whole) {
        StringBuilder text = new StringBuilder(SHARED).append("services:\n");
        List<String> before = new ArrayList<>();
        for (String service : services) {
            text.append("  ").append(service).append(":\n");
            boolean common = service.equals("common");
            if (whole) {
                text.append("    image: shop\n");
            } else if (random.nextInt(4) == 0) {
                text.append("    image: other\n");
            }
            environment(text);
            any(text, "command", COMMANDS);
            any(text, "entrypoint", COMMANDS);
            any(text, "build", BUILDS);
            any(text, "env_file", common || service.equals("more") ? new String[] {"../one.env"} : ENV_FILES);
            any(text, "volumes", VOLUMES);
            any(text, "working_dir", "/srv", "/other");
            if (!common && !service.equals("more") && random.nextInt(3) == 0) {
                text.append("    extends: {file: part/common.yml, service: common}\n");
            } else if (!before.isEmpty() && random.nextInt(3) == 0) {
                text.append("    extends: ").append(before.get(0)).append('\n');
            } else {
                // Only a service that extends nothing may be extended, so that none extends itself.
                before.add(service);
            }
        }
        return text.append("volumes: {named: {}}\n").toString();
    }

    private void any(StringBuilder text, String key, String... values) {
        if (random.nextInt(3) == 0) {
            text.append("    ").append(key).append(": ").append(one(values)).append('\n');
        }
    }

    private void environment(StringBuilder text) {
        int kind = random.nextInt(8);
        if (kind == 0) {
            text.append("    environment: !reset null\n");
        } else if (kind < 7) {
            boolean list = random.nextBoolean();
            text.append("    environment:")
                    .append(kind == 1 ? " !override" : "")
                    .append('\n');
            if (!list && random.nextBoolean()) {
                text.append("      <<: ").append(one(MERGED)).append('\n');
            }
            for (String name : List.of("A", "B", "SET", "NEVER")) {
                switch (random.nextInt(4)) {
                    case 0 -> text.append(list ? "      - " + name + "\n" : "      " + name + ":\n");
                    case 1, 2 ->
                        text.append(
                                list
                                        ? "      - " + name + "="
                                                + one(VALUES)
                                                        .replaceAll("[\"']", "")
                                                        .replace(' ', '_') + "\n"
                                        : "      " + name + ": " + one(VALUES) + "\n");
                    default -> {}
                }
            }
            text.append(list ? "      - LAST=1\n" : "      LAST: \"1\"\n");
        }
    }

    private String one(String... values) {
        return values[random.nextInt(values.length)];
    }

    /** Returns nothing if {@code docker-compose} rejects the files, for example because an entrypoint is missing. */
    private Optional<JsonNode> config(Path compose, Map<String, String> texts)
            throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(compose.toString()));
        for (Map.Entry<String, String> text : texts.entrySet()) {
            Path file = folder.resolve(text.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, text.getValue());
        }
        loaded(texts).forEach(path -> arguments.addAll(List.of("-f", path)));
        arguments.addAll(List.of("config", "--format", "json"));
        ProcessBuilder builder =
                new ProcessBuilder(arguments).directory(folder.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().removeAll(List.of("A", "B", "SET", "BLANK", "NEVER", "LAST", "COMPOSE_FILE"));
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() == 0 ? Optional.of(new JsonMapper().readTree(out)) : Optional.empty();
    }

    private static List<String> loaded(Map<String, String> texts) {
        return texts.keySet().stream()
                .filter(path -> path.endsWith(".yml") && !path.startsWith("part/"))
                .toList();
    }

    private static List<ComposeProject.Service> services(Map<String, String> texts) {
        List<SourceFile> files = loaded(texts).stream()
                .map(path -> new SourceFile(path, texts.getOrDefault(path, "")))
                .toList();
        List<EnvVar> variables = EnvFileParser.read(new SourceFile(".env", ENV));
        return new ComposeProject(
                        new ComposeProject.Files(files, "", Role.UNKNOWN, variables),
                        path -> Optional.ofNullable(texts.get(path)).map(text -> new SourceFile(path, text)))
                .services();
    }

    /** Returns how many variables have a value. */
    private int compare(Unit unit, JsonNode real, Map<String, String> texts) {
        String as = texts + "\n" + real;
        assertThat(unit.origin().base().orElse("")).as(as).isEqualTo(text(real, "image"));
        assertThat(unit.origin().workingDirectory().orElse("")).as(as).isEqualTo(text(real, "working_dir"));
        assertThat(command(unit)).as(as).isEqualTo(command(real));
        JsonNode build = real.path("build");
        assertThat(unit.origin().build().map(Unit.Build::context).orElse("-"))
                .as(as)
                .isEqualTo(build.isMissingNode() ? "-" : repository(build.get("context")));
        assertThat(unit.origin().build().flatMap(Unit.Build::target).orElse(""))
                .as(as)
                .isEqualTo(text(build, "target"));
        Map<String, String> mounts = new TreeMap<>();
        unit.origin().bindMounts().forEach(mount -> mounts.put(mount.to(), mount.from()));
        assertThat(mounts).as(as).isEqualTo(mounts(real));
        Map<String, String> environment = environment(unit, texts);
        assertThat(environment).as(as).isEqualTo(environment(real));
        return (int) environment.values().stream()
                .filter(value -> !value.equals("?"))
                .count();
    }

    private static String text(JsonNode node, String key) {
        return node.path(key).asText("");
    }

    private String repository(JsonNode path) {
        return folder.relativize(Path.of(path.asText())).toString();
    }

    private static List<String> command(Unit unit) {
        List<Command> commands = unit.commands();
        return commands.isEmpty()
                ? List.of()
                : commands.get(commands.size() - 1).words().stream()
                        .map(Word::text)
                        .toList();
    }

    private static List<String> command(JsonNode real) {
        List<String> words = new ArrayList<>();
        real.path("entrypoint").forEach(word -> words.add(word.asText()));
        real.path("command").forEach(word -> words.add(word.asText()));
        return words;
    }

    private Map<String, String> mounts(JsonNode real) {
        Map<String, String> mounts = new TreeMap<>();
        for (JsonNode volume : real.path("volumes")) {
            if (text(volume, "type").equals("bind")) {
                mounts.put(text(volume, "target"), repository(volume.get("source")));
            }
        }
        return mounts;
    }

    private static Map<String, String> environment(Unit unit, Map<String, String> texts) {
        Map<String, String> environment = new TreeMap<>();
        for (String path : unit.origin().envFiles()) {
            SourceFile file = new SourceFile(path, texts.getOrDefault(path, ""));
            EnvFileParser.read(file)
                    .forEach(variable ->
                            environment.put(variable.name(), variable.value().orElse("?")));
        }
        unit.environment()
                .forEach(variable ->
                        environment.put(variable.name(), variable.value().orElse("?")));
        return environment;
    }

    /** A variable that is not set on the host is null there, and unknown here. */
    private static Map<String, String> environment(JsonNode real) {
        Map<String, String> environment = new TreeMap<>();
        // The output doubles dollar signs, so that it can be read again.
        real.path("environment")
                .properties()
                .forEach(variable -> environment.put(
                        variable.getKey(),
                        variable.getValue().isNull()
                                ? "?"
                                : variable.getValue().asText().replace("$$", "$")));
        return environment;
    }
}
