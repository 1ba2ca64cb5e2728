package dev.undebug.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.fact.EnvVar;
import dev.undebug.read.Readers;
import dev.undebug.rule.Finding;
import dev.undebug.scan.Focus;
import dev.undebug.scan.Scanner;
import dev.undebug.scan.config.ScanPolicy;
import dev.undebug.source.Edit;
import dev.undebug.source.SourceFile;
import dev.undebug.testing.MemoryTree;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Fixes in formats with types write strings: the API server, ECS and others refuse numbers and booleans. */
class TypedFixesTest {
    /**
     * A file with one variable.
     *
     * @param text with {@code NAME} and {@code VALUE}
     */
    record Format(String path, String text) {
        @Override
        public String toString() {
            return path;
        }
    }

    private static final List<Format> FORMATS = List.of(
            new Format("k8s/web.yaml", """
                    apiVersion: v1
                    kind: Pod
                    spec:
                      containers:
                        - name: web
                          image: shop
                          command: [flask, run]
                          env:
                            - name: NAME
                              value: VALUE
                    """),
            new Format("k8s/settings.yaml", """
                    apiVersion: v1
                    kind: ConfigMap
                    metadata: {name: shop}
                    data:
                      NAME: VALUE
                    ---
                    apiVersion: v1
                    kind: Pod
                    spec:
                      containers:
                        - name: web
                          image: shop
                          command: [flask, run]
                          envFrom: [{configMapRef: {name: shop}}]
                    """),
            new Format("k8s/secret.yaml", """
                    apiVersion: v1
                    kind: Secret
                    metadata: {name: shop}
                    stringData: {NAME: VALUE}
                    ---
                    apiVersion: v1
                    kind: Pod
                    spec:
                      containers:
                        - name: web
                          image: shop
                          command: [flask, run]
                          envFrom: [{secretRef: {name: shop}}]
                    """),
            new Format("cluster.yml", """
                    kind: Secret
                    apiVersion: v1
                    metadata: {name: shop}
                    data: {NAME: BASE64}
                    ---
                    kind: Pod
                    apiVersion: v1
                    spec:
                      containers:
                        - name: web
                          image: shop
                          command: [flask, run]
                          envFrom: [{secretRef: {name: shop}}]
                    """),
            new Format("k8s/pod.yaml", """
                    {"apiVersion": "v1", "kind": "Pod", "spec": {"containers": [
                      {"name": "web", "image": "shop", "command": ["flask", "run"],
                       "env": [{"name": "NAME", "value": VALUE}]}]}}
                    """),
            new Format("chart/values.yaml", "env:\n  NAME: VALUE\n"),
            new Format("serverless.yml", """
                    service: shop
                    provider:
                      name: aws
                      environment:
                        NAME: VALUE
                    functions:
                      web:
                        handler: wsgi_handler.handler
                    """),
            new Format("app.yaml", """
                    runtime: python312
                    entrypoint: flask run
                    env_variables:
                      NAME: VALUE
                    """),
            new Format(".github/workflows/deploy.yml", """
                    on: push
                    jobs:
                      deploy:
                        runs-on: ubuntu-latest
                        environment: production
                        env:
                          NAME: VALUE
                        steps:
                          - run: zappa deploy production
                    """),
            new Format("task-definition.json", """
                    {"family": "shop", "containerDefinitions": [
                      {"name": "web", "image": "shop", "command": ["flask", "run"],
                       "environment": [{"name": "NAME", "value": VALUE}]}]}
                    """),
            new Format("template.yaml", """
                    AWSTemplateFormatVersion: "2010-09-09"
                    Resources:
                      Task:
                        Type: AWS::ECS::TaskDefinition
                        Properties:
                          ContainerDefinitions:
                            - Name: web
                              Image: shop
                              Command: [flask, run]
                              Environment:
                                - Name: NAME
                                  Value: VALUE
                    """),
            new Format("render.yaml", """
                    services:
                      - type: web
                        name: shop
                        runtime: python
                        startCommand: flask run
                        envVars:
                          - key: NAME
                            value: VALUE
                    """),
            new Format("fly.toml", "app = \"shop\"\n[env]\nNAME = VALUE\n[processes]\nweb = \"flask run\"\n"),
            new Format("app.json", "{\"name\": \"shop\", \"env\": {\"NAME\": {\"value\": VALUE}}}\n"),
            new Format("compose.yaml", """
                    services:
                      web:
                        image: shop
                        command: flask run
                        environment:
                          NAME: VALUE
                    """));

    private record Written(String name, String value) {}

    static Stream<Arguments> cases() {
        List<Written> values = List.of(
                new Written("FLASK_DEBUG", "1"),
                new Written("FLASK_DEBUG", "true"),
                new Written("FLASK_DEBUG", "\"1\""),
                new Written("FLASK_DEBUG", "development"),
                new Written("FLASK_ENV", "development"),
                new Written("WERKZEUG_DEBUG_PIN", "off"));
        return FORMATS.stream().flatMap(format -> values.stream()
                .filter(value -> isValid(format, value))
                .map(value -> Arguments.of(format, value.name(), value.value())));
    }

    /** JSON and TOML have no strings without quotes. */
    private static boolean isValid(Format format, Written value) {
        boolean yaml = format.path().matches(".*\\.ya?ml") && !format.text().startsWith("{");
        return yaml || value.value().matches("1|true|\".*\"");
    }

    @ParameterizedTest(name = "{0} {1}={2}")
    @MethodSource("cases")
    void areStrings(Format format, String name, String value) {
        String text =
                format.text().replace("NAME", name).replace("VALUE", value).replace("BASE64", base64(value));
        Map<String, String> texts = Map.of(format.path(), text, "requirements.txt", "flask==2.0.1\n");
        Finding finding = scan(texts).stream()
                .filter(one -> one.place().path().equals(format.path()))
                .filter(one -> !one.rule().equals("dev-server-in-production"))
                .findFirst()
                .orElseThrow();
        assertThat(finding.fix()).isPresent();
        String fixed = Edit.apply(text, finding.fix().get().edits());
        Optional<Object> written = written(new SourceFile(format.path(), fixed), name);
        if (finding.rule().equals("werkzeug-pin-off") && written.isEmpty()) {
            assertThat(fixed).doesNotContain(name);
        } else {
            assertThat(written.orElseThrow())
                    .isInstanceOfAny(String.class, format.path().startsWith("compose") ? Integer.class : String.class);
        }
    }

    private static String base64(String value) {
        String plain = value.replace("\"", "");
        return Base64.getEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the value of a variable as YAML's own types have it. */
    private static Optional<Object> written(SourceFile file, String name) {
        return Readers.read(file).units().stream()
                .flatMap(unit -> unit.environment().stream())
                .filter(variable -> variable.name().equals(name))
                .findFirst()
                .map(EnvVar::valueSpan)
                .map(span -> typed(file.slice(span)));
    }

    private static Object typed(String scalar) {
        LoadSettings settings =
                LoadSettings.builder().setSchema(new CoreSchema()).build();
        Object value = new Load(settings).loadFromString(scalar);
        boolean old = List.of("on", "off", "yes", "no", "y", "n").contains(scalar.toLowerCase(Locale.ROOT));
        return old || value == null ? false : value;
    }

    private static List<Finding> scan(Map<String, String> texts) {
        return new Scanner(Rules.ALL)
                .scan(new MemoryTree(texts), ScanPolicy.DEFAULT, Focus.all())
                .findings();
    }
}
