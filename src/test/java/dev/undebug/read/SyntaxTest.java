package dev.undebug.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.fact.PartlyRead;
import dev.undebug.source.SourceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyntaxTest {
    private static String broken(String path, String text) {
        return Readers.read(new SourceFile(path, text))
                .partlyRead()
                .map(SyntaxTest::shown)
                .orElse("");
    }

    private static String shown(PartlyRead broken) {
        return broken.place().range().start() + " " + broken.reason();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "compose.yml | services:~  web: {image: x~  db: 1 | line 3 ",
                "docker-compose.prod.yaml | a: b: c | line 1 ",
                "k8s/web.yaml | apiVersion: v1~kind: Pod~spec: [ | line 3 ",
                "k8s/web.yaml | apiVersion: v1~---~kind: *missing | line 3 ",
                "deploy/stack.yml | services: {a: {image: x}}~\tb: 1 | line 2 ",
                ".github/workflows/ci.yml | jobs: ${{ x }}~  a: [ | line 2 ",
                "render.yaml | services: ] | line 1 ",
                "compose.yml | services:~  web:~    image: ${IMAGE}~   ports: [a] | line 4 ",
                ".github/workflows/ci.yml | on: [${{ x }}] | line 1 ",
                "buildspec.yml | a: >~  date +%Y%m%d~ b: c | line 3 ",
                "compose.yml | services:~  web:~    command: inspect -f '{{.State}}'~   ports: [a] | line 4 ",
                "compose.yml | services: # {{ x }}~  web: {}~   api: {} | line 3 ",
                "Taskfile.yml | tasks:~  a:~    cmd: go {{.X}}~~    env: x~   b: y | line 6 ",
                "package.json | {~  'scripts': {~    'start' 'flask run'~  }~} | line 3 ",
                "app.json | {'env': {'A': {{ x }},~~'B': 1,~'C' 2}} | line 4 ",
                "vercel.json | {'builds': [ | line 1 ",
                "fly.toml | app = shop | line 1 ",
                "railway.toml | [deploy]~startCommand = 'x | line 2 ",
                "nixpacks.toml | a = 1~a = 2 | line 2 ",
            })
    void namesWhatIsBroken(String path, String text, String line) {
        String found = broken(
                path, text.replace('~', '\n').replace("\\t", "\t").replace('\'', path.endsWith(".json") ? '"' : '\''));
        assertThat(found.replaceAll(".*line=(\\d+).*", "line $1")).isEqualTo(line.strip());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "mkdocs.yml | nav: [ | some other YAML",
                "tests/data/compose.yml | services: [ | read by tests",
                "pyproject.toml | a = | starts nothing",
                "templates/web.yaml | apiVersion: v1~kind: Pod~{{- if .x }}~a: [~{{ end }} | Helm",
                "compose.yml | services:~  {% if a %}~  web: [~ | Jinja",
                "compose.yml | a: {{ b }}: {{ c }}~d: e | Jinja",
                "compose.yml | services:~  {{ web }}~  x: [y]~ z: a | Jinja",
                "package.json | {{% if a %}~'scripts': [~{% endif %} | Jinja",
                "package.json | {'name': {{ name }}, 'version': {{ version }}} | Jinja",
                "static/map/package.json | {'main': “map.js',~'scripts': {'test': 'exit 1'}} | of a front end alone",
                ".vscode/launch.json | {// what the editor starts~'configurations': [{'type': 'debugpy',},],} | comments",
                "fly.toml | app = {{ cookiecutter.app }}~[env | cookiecutter",
                "fly.toml | app = ${APP}~[http]~ports = [${PORT}] | envsubst",
                "k8s/web.yaml | image: @IMAGE@ | sed",
                "k8s/web.yaml | args:~- %ARGS% | sed",
                "k8s/web.yaml | args: [flask, ${ARGS}] | envsubst",
                "infra/cloud.yaml | users:~%{ for u in users ~}~- ${u}~%{ endfor ~} | Terraform",
                "infra/cloud.yaml | a:~  b: c~  ${indent(2, more)}~  d: e | Terraform",
                "infra/cloud.yaml | a: b~${more}~ | Terraform",
                "compose.yml | services: {a: {x: !reset null, y: !override [1], x: 2}} | tags and keys twice",
                ".gitlab-ci.yml | a: !reference [b, script]~c: &c {<<: *c} | anchors",
                "sam/template.yaml | Resources: {a: !GetAtt b.c, d: !Sub '${e}'}~...~---~{} | CloudFormation",
            })
    void namesNothingElse(String path, String text, String why) {
        assertThat(broken(path, text.replace('~', '\n').replace('\'', path.endsWith(".json") ? '"' : '\'')))
                .as(why)
                .isEmpty();
    }

    @Test
    void keepsWhatStandsBeforeTheMistake() {
        SourceFile file = new SourceFile("compose.yml", "services:\n  web:\n    command: flask run\n  b: {c: [\n");
        assertThat(Readers.read(file).units()).hasSize(1);
        assertThat(Readers.read(file).partlyRead()).isPresent();
    }

    @Test
    void namesJsonThatIsNestedTooDeeply() {
        assertThat(broken("app.json", "[".repeat(5_000) + "]".repeat(5_000))).contains("broken JSON");
    }

    @Test
    void readsAnyNumberOfAliases() {
        StringBuilder text = new StringBuilder("x-web: &web {image: shop, command: flask run}\nservices:\n");
        for (int i = 0; i < 200; i++) {
            text.append("  web").append(i).append(": *web\n");
        }
        SourceFile file = new SourceFile("compose.yml", text.toString());
        assertThat(Readers.read(file).partlyRead()).isEmpty();
        assertThat(Readers.read(file).units()).hasSize(200);
    }

    @Test
    void countsInCharactersOfTheFile() {
        String text = "\uFEFFservices: # \uD83D\uDC0D\n  \"\uD83D\uDC0D\": ]\n";
        PartlyRead broken =
                Readers.read(new SourceFile("compose.yml", text)).partlyRead().orElseThrow();
        assertThat(broken.place().span().start()).isEqualTo(text.indexOf(']'));
    }
}
