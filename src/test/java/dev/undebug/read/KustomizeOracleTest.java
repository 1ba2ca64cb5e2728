package dev.undebug.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.fact.Command;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.fact.Word;
import dev.undebug.source.SourceFile;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compares random overlays with what {@code kustomize build} makes of them. */
class KustomizeOracleTest {
    private static final long SEED = 20261125;
    private static final int PROJECTS = 80;

    private static final String CONTAINERS = "/spec/template/spec/containers/";
    private static final List<String> VARIABLES = List.of("A", "B", "C");

    private final Random random = new Random(SEED);

    @TempDir
    Path folder;

    @Test
    void buildsAsKustomizeDoes() throws Exception {
        Path kustomize = Tools.require("kustomize");
        int compared = 0;
        for (int i = 0; i < PROJECTS; i++) {
            Map<String, String> texts = texts();
            Optional<String> built = build(kustomize, texts);
            if (built.isPresent()) {
                compare(texts, built.get());
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(PROJECTS / 3);
    }

    private Map<String, String> texts() {
        Map<String, String> texts = new TreeMap<>();
        texts.put("base/web.yaml", manifest(true));
        texts.put("base/one.env", "L=file\nF=file\n");
        texts.put(
                "base/kustomization.yaml",
                "resources: [web.yaml]\n" + generator("create") + (random.nextBoolean() ? patches() : ""));
        texts.put("part/kustomization.yaml", "kind: Component\n" + patches());
        texts.put("base/patch.yaml", manifest(false));
        texts.put("part/patch.yaml", manifest(false));
        texts.put("top/patch.yaml", manifest(false));
        texts.put("top/two.env", "L=other\n");
        String components = random.nextInt(3) == 0 ? "components: [../part]\n" : "";
        String images = random.nextInt(3) == 0 ? "images: [{name: shop, newName: other}]\n" : "";
        String legacy = random.nextInt(3) == 0 ? "patchesStrategicMerge: [patch.yaml]\n" : "";
        texts.put(
                "top/kustomization.yaml",
                "resources: [../base]\n" + components + images + legacy
                        + (random.nextBoolean() ? generator(one("merge", "replace")) : "") + patches());
        return texts;
    }

    private String generator(String behaviour) {
        boolean base = behaviour.equals("create");
        String envs = random.nextBoolean() ? "    envs: [" + (base ? "one.env" : "two.env") + "]\n" : "";
        return "configMapGenerator:\n  - name: settings\n    behavior: " + behaviour + "\n" + envs + "    literals: [M="
                + random.nextInt(9) + ", \"N=" + random.nextInt(9) + " x\"]\n";
    }

    private String manifest(boolean whole) {
        StringBuilder text = new StringBuilder("""
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: shop}
                spec:
                  template:
                    spec:
                      containers:
                """);
        for (String name : List.of("web", "side", "new")) {
            if (whole ? name.equals("new") : random.nextBoolean()) {
                continue;
            }
            text.append("        - name: ").append(name).append('\n');
            if (whole || name.equals("new") || random.nextInt(4) == 0) {
                text.append("          image: ")
                        .append(one("shop", "shop:1", "x"))
                        .append('\n');
            }
            if (random.nextInt(3) > 0) {
                text.append("          args: [serve, \"")
                        .append(random.nextInt(9))
                        .append("\"]\n");
            }
            if (whole || random.nextBoolean()) {
                text.append("          env:\n");
                for (String variable : VARIABLES) {
                    text.append(
                            switch (random.nextInt(whole ? 2 : 4)) {
                                case 0 ->
                                    "            - {name: " + variable + ", value: \"" + random.nextInt(9) + "\"}\n";
                                case 1 ->
                                    "            - name: " + variable + "\n              value: w" + random.nextInt(9)
                                            + "\n";
                                case 2 -> "            - {name: " + variable + ", $patch: delete}\n";
                                default -> "";
                            });
                }
                text.append("            - {name: LAST, value: l}\n");
            }
        }
        return text.append("      restartPolicy: Always\n").toString();
    }

    private String patches() {
        StringBuilder text = new StringBuilder("patches:\n");
        if (random.nextBoolean()) {
            text.append("  - path: patch.yaml\n");
        }
        text.append("  - target: {kind: ")
                .append(one("Deployment", "Dep.*", "StatefulSet"))
                .append(", name: ")
                .append(one("shop", "sh.+", "sho"))
                .append("}\n    patch: ")
                .append(one("|-", "|"))
                .append('\n');
        for (int i = 0; i <= random.nextInt(3); i++) {
            String container = CONTAINERS + random.nextInt(2);
            String env = container + "/env/" + random.nextInt(3);
            text.append(
                    switch (random.nextInt(6)) {
                        case 0 -> operation("replace", env + "/value", "\"r" + random.nextInt(9) + "\"");
                        case 1 -> operation("add", env, "{name: P, value: \"" + random.nextInt(9) + "\"}");
                        case 2 -> operation("add", container + "/env/-", "{name: Q, value: q}");
                        case 3 -> operation("remove", env, "");
                        case 4 -> operation("add", container + "/args", "[serve, patched]");
                        default -> operation("replace", container + "/env/0", "{name: R, value: \"1\"}");
                    });
        }
        return text.toString();
    }

    private static String operation(String kind, String path, String value) {
        return "      - op: " + kind + "\n        path: " + path + "\n"
                + (value.isEmpty() ? "" : "        value: " + value + "\n");
    }

    private String one(String... values) {
        return values[random.nextInt(values.length)];
    }

    /** Nothing comes of patches that do not fit. */
    private Optional<String> build(Path kustomize, Map<String, String> texts) throws IOException, InterruptedException {
        for (Map.Entry<String, String> text : texts.entrySet()) {
            Path file = folder.resolve(text.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, text.getValue());
        }
        Process process = new ProcessBuilder(kustomize.toString(), "build", "top")
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() == 0 ? Optional.of(out) : Optional.empty();
    }

    private static void compare(Map<String, String> texts, String built) {
        List<Unit> real = Yaml.documents(new SourceFile("built.yaml", built), 20).stream()
                .flatMap(document -> KubernetesReader.units(document, Role.UNKNOWN).stream())
                .toList();
        SourceFile root = new SourceFile("top/kustomization.yaml", texts.getOrDefault("top/kustomization.yaml", ""));
        List<Unit> ours = new KustomizeProject(
                        root, path -> Optional.ofNullable(texts.get(path)).map(text -> new SourceFile(path, text)))
                .units();
        assertThat(containers(ours)).as(texts + "\n" + built).isEqualTo(containers(real));
        assertThat(settings(ours, texts)).as(texts + "\n" + built).isEqualTo(settings(real, texts));
    }

    private static List<String> containers(List<Unit> units) {
        List<String> containers = new ArrayList<>();
        for (Unit unit : units) {
            if (unit.kind() == Unit.Kind.CONTAINER) {
                List<String> words = unit.commands().stream()
                        .map(Command::words)
                        .flatMap(List::stream)
                        .map(Word::text)
                        .toList();
                String image = unit.origin().base().orElse("");
                // What else an image's name has than the name is of no use here.
                containers.add(
                        unit.name() + " " + image.split(":", 2)[0] + " " + words + " " + values(unit.environment()));
            }
        }
        return containers;
    }

    private static Map<String, String> values(List<EnvVar> variables) {
        Map<String, String> values = new LinkedHashMap<>();
        variables.forEach(
                variable -> values.put(variable.name(), variable.value().orElse("?")));
        return values;
    }

    private static Map<String, String> settings(List<Unit> units, Map<String, String> texts) {
        Map<String, String> settings = new TreeMap<>();
        for (Unit unit : units) {
            if (unit.kind() == Unit.Kind.VARIABLES) {
                for (String path : unit.origin().envFiles()) {
                    settings.putAll(values(EnvFileParser.read(new SourceFile(path, texts.getOrDefault(path, "")))));
                }
                settings.putAll(values(unit.environment()));
            }
        }
        return settings;
    }
}
