package dev.undebug.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.fact.Command;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.fact.Word;
import dev.undebug.read.kubernetes.KubernetesReader;
import dev.undebug.read.kustomize.KustomizeProject;
import dev.undebug.read.yaml.Yaml;
import dev.undebug.source.SourceFile;
import dev.undebug.testing.Needs;
import dev.undebug.testing.Tools;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compares random overlays with the output of {@code kustomize build}. */
@Tag(Needs.ORACLE)
class KustomizeOracleTest {
    private static final long SEED = 20261125;
    private static final int PROJECTS = 100;

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
            String root = one("top", "both", "qa");
            Optional<String> built = build(kustomize, texts, root);
            if (built.isPresent()) {
                compare(texts, root, built.get());
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(PROJECTS / 3);
    }

    private Map<String, String> texts() {
        Map<String, String> texts = new TreeMap<>();
        texts.put("base/web.yaml", manifest(true));
        texts.put("base/one.env", "L=file\nF=\"file\" # all\n  # M=1\n");
        texts.put("base/text.txt", "text");
        texts.put(
                "base/kustomization.yaml",
                "resources: [web.yaml]\n" + generators("create") + names() + (random.nextBoolean() ? patches() : "")
                        + variables());
        texts.put(
                "part/kustomization.yaml",
                "kind: Component\n" + (random.nextInt(3) == 0 ? generators(one("merge", "replace")) : "") + patches());
        texts.put("part/two.env", "L='part'\n");
        texts.put("base/patch.yaml", manifest(false));
        texts.put("part/patch.yaml", manifest(false));
        texts.put("top/patch.yaml", manifest(false));
        texts.put("top/two.env", "L=other\n");
        String components = random.nextInt(3) == 0 ? "components: [../part]\n" : "";
        String images = random.nextInt(3) == 0 ? "images: [{name: shop, newName: other}]\n" : "";
        String legacy = random.nextInt(3) == 0 ? "patchesStrategicMerge: [patch.yaml]\n" : "";
        texts.put(
                "top/kustomization.yaml",
                "resources: [../base]\n" + components + images + legacy + names() + replacements("top", texts)
                        + (random.nextBoolean() ? generators(one("merge", "replace")) : "") + patches());
        texts.put(
                "qa/kustomization.yaml",
                "resources: [../base]\nnamePrefix: qa-\n" + (random.nextBoolean() ? "namespace: qa\n" : "")
                        + replacements("qa", texts));
        texts.put("both/kustomization.yaml", "resources: [../top, ../qa]\n" + names());
        return texts;
    }

    private String names() {
        return (random.nextInt(4) == 0 ? "namePrefix: " + one("a-", "b-") + "\n" : "")
                + (random.nextInt(4) == 0 ? "nameSuffix: -z\n" : "")
                + (random.nextInt(4) == 0 ? "namespace: " + one("live", "other") + "\n" : "");
    }

    private String variables() {
        return random.nextInt(3) > 0 ? "" : """
                        vars:
                          - name: VAR
                            objref: {kind: ConfigMap, name: settings, apiVersion: v1}
                            fieldref: {fieldpath: data.M}
                          - name: NAME
                            objref: {kind: Deployment, name: shop, apiVersion: apps/v1}
                        """;
    }

    private String replacements(String folder, Map<String, String> texts) {
        if (random.nextInt(3) > 0) {
            return "";
        }
        String source = one(
                "{kind: ConfigMap, name: settings, fieldPath: data.M}",
                "{kind: Deployment, fieldPath: spec.template.spec.containers.0.env.0.value}",
                "{kind: Deployment, name: shop}",
                "{kind: Deployment, fieldPath: \"metadata.labels.[app.kubernetes.io/name]\"}",
                "{kind: ConfigMap, name: settings, fieldPath: data.O, options: {delimiter: \" \", index: 1}}");
        String field = one(
                "spec.template.spec.containers.[name=web].env.[name=LAST].value",
                "spec.template.spec.containers.*.env.[name=LAST].value",
                "spec.template.spec.containers.0.args.0");
        String options = one("", "", "\n    options: {delimiter: e, index: " + one("0", "1", "-1", "9") + "}");
        String text = "- source: " + source + "\n  targets:\n  - select: {kind: " + one("Deployment", "Dep.*")
                + "}\n    fieldPaths: [\"" + field + "\"]" + options + one("", "\n    reject: [{name: nothing}]")
                + "\n";
        if (random.nextBoolean()) {
            texts.put(
                    folder + "/replacement.yaml",
                    random.nextBoolean() ? text : text.substring(2).replace("\n  ", "\n"));
            return "replacements: [{path: replacement.yaml}]\n";
        }
        return "replacements:\n" + text;
    }

    private String generators(String behaviour) {
        return "configMapGenerator:\n" + generator("settings", behaviour, true)
                + (random.nextInt(3) == 0 ? "" : "secretGenerator:\n" + generator("secrets", behaviour, false));
    }

    private String generator(String name, String behaviour, boolean ofFiles) {
        boolean base = behaviour.equals("create");
        String envs = ofFiles && random.nextBoolean() ? "    envs: [" + (base ? "one.env" : "two.env") + "]\n" : "";
        String files = ofFiles && base && random.nextBoolean() ? "    files: [T=text.txt]\n" : "";
        return "  - name: " + name + "\n    behavior: " + behaviour + "\n" + envs + files + "    literals: [M="
                + random.nextInt(9) + ", \"O=" + random.nextInt(9) + " x\", \"Q='q'\"]\n";
    }

    private String manifest(boolean whole) {
        StringBuilder text = new StringBuilder("""
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: shop, labels: {app: shop, app.kubernetes.io/name: web}}
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
                        .append(one("1", "2", "$(VAR)", "a-$(VAR)-$(NAME)", "$(A)"))
                        .append("\"]\n");
            }
            if (random.nextBoolean()) {
                text.append("          envFrom:\n")
                        .append("            - configMapRef: {name: settings}\n")
                        .append("            - secretRef: {name: secrets}\n");
            }
            if (whole || random.nextBoolean()) {
                text.append("          env:\n");
                if (whole) {
                    text.append("            - name: ONE\n              valueFrom: {")
                            .append(one(
                                    "configMapKeyRef: {name: settings, key: O}",
                                    "secretKeyRef: {name: secrets, key: M}"))
                            .append("}\n");
                }
                for (String variable : VARIABLES) {
                    text.append(
                            switch (random.nextInt(whole ? 2 : 4)) {
                                case 0 ->
                                    "            - {name: " + variable + ", value: \"" + random.nextInt(9) + "\"}\n";
                                case 1 ->
                                    "            - name: " + variable + "\n              value: "
                                            + one("w", "v", "$(VAR)", "\"x$(VAR)\"") + "\n";
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
                .append(one(
                        "",
                        "",
                        ", labelSelector: app=shop",
                        ", labelSelector: \"app in (shop, x),!none\"",
                        ", labelSelector: app!=shop",
                        ", namespace: live",
                        ", group: apps",
                        ", version: v2"))
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

    /** Returns nothing if {@code kustomize} rejects the files, for example because a patch does not fit. */
    private Optional<String> build(Path kustomize, Map<String, String> texts, String root)
            throws IOException, InterruptedException {
        for (Map.Entry<String, String> text : texts.entrySet()) {
            Path file = folder.resolve(text.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, text.getValue());
        }
        Process process = new ProcessBuilder(kustomize.toString(), "build", root)
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() == 0 ? Optional.of(out) : Optional.empty();
    }

    private static void compare(Map<String, String> texts, String folder, String built) {
        List<Unit> real = KubernetesReader.units(
                Yaml.documents(new SourceFile("built.yaml", withPlainSecrets(built)), 20), Role.UNKNOWN);
        String path = folder + "/kustomization.yaml";
        SourceFile root = new SourceFile(path, texts.getOrDefault(path, ""));
        List<Unit> ours = new KustomizeProject(
                        root, other -> Optional.ofNullable(texts.get(other)).map(text -> new SourceFile(other, text)))
                .units();
        assertThat(containers(ours)).as(texts + "\n" + built).isEqualTo(containers(real));
    }

    private static String withPlainSecrets(String built) {
        StringBuilder text = new StringBuilder();
        for (String document : built.split("(?m)^---\n")) {
            String plain = !document.contains("kind: Secret")
                    ? document
                    : Pattern.compile("(?m)^(  \\w+): (.+)$")
                            .matcher(document.replaceFirst("(?m)^data:", "stringData:"))
                            .replaceAll(line -> line.group(1).matches("  [A-Z]")
                                    ? Matcher.quoteReplacement(line.group(1) + ": \""
                                            + new String(
                                                    Base64.getDecoder().decode(line.group(2)), StandardCharsets.UTF_8)
                                            + "\"")
                                    : Matcher.quoteReplacement(line.group()));
            text.append("---\n").append(plain);
        }
        return text.toString();
    }

    /** Returns the image, words and variables of each container, which do not depend on the names of its ConfigMaps. */
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
                // Only the name of the image is compared, not its tag.
                containers.add(
                        unit.name() + " " + image.split(":", 2)[0] + " " + words + " " + environment(unit, units));
            }
        }
        containers.sort(Comparator.naturalOrder());
        return containers;
    }

    private static Map<String, String> environment(Unit container, List<Unit> units) {
        Map<String, String> environment = new TreeMap<>();
        List<Unit.VariableSet> sets = container.origin().variableSets();
        sets.stream().filter(set -> set.key().isEmpty()).forEach(set -> environment.putAll(values(set, units)));
        container
                .environment()
                .forEach(variable ->
                        environment.put(variable.name(), variable.value().orElse("?")));
        for (Unit.VariableSet set : sets) {
            set.key().map(values(set, units)::get).ifPresent(value -> environment.put(set.variable(), value));
        }
        return environment;
    }

    private static Map<String, String> values(Unit.VariableSet set, List<Unit> units) {
        Map<String, String> values = new TreeMap<>();
        units.stream()
                .filter(unit ->
                        unit.kind() == Unit.Kind.VARIABLES && unit.name().equals(set.name()))
                .flatMap(unit -> unit.environment().stream())
                .forEach(
                        variable -> values.put(variable.name(), variable.value().orElse("?")));
        return values;
    }
}
