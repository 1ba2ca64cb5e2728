package dev.undebug.read.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.undebug.fact.ComposeUse;
import dev.undebug.fact.ImageBuild;
import dev.undebug.fact.Role;
import dev.undebug.read.Readers;
import dev.undebug.source.SourceFile;
import dev.undebug.testing.Needs;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContainerFactsTest {
    private static List<String> built(String path, String text) {
        return Readers.read(new SourceFile(path, text)).builds().stream()
                .map(ImageBuild::dockerfile)
                .toList();
    }

    private static List<ComposeUse> composed(String path, String text) {
        return Readers.read(new SourceFile(path, text)).composeUses();
    }

    private static List<String> names(String written) {
        return written.strip().equals("-") ? List.of() : List.of(written.strip().split(" "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '>', quoteCharacter = '~', textBlock = """
                    docker build -f ops/image .                       > ops/image
                    docker build -t shop --file="ops/image" .         > ops/image
                    docker buildx build --push --file 'ops/image' .   > ops/image
                    podman build . -f ops/image && rm -f shop.tar     > ops/image
                    buildah bud -f ops/image                          > ops/image
                    docker image build -f ${ROOT}/ops/image .         > ${ROOT}/ops/image
                    docker run -f ops/image                           > -
                    docker build . ; tail -f ops/log                  > -
                    docker build . | grep -f ops/words                > -
                    docker rebuild -f ops/image                       > -
                    /kaniko/executor --dockerfile=ops/image           > ops/image
                    executor --dockerfile=ops/image                   > -
                    dockerfile: ops/image                             > -
                    FILE=ops/image; docker build -f "$FILE" .         > ops/image
                    export FILE='ops/image' && docker build -f ${FILE} . > ops/image
                    docker build -f ${FILE:-ops/image} .              > ops/image
                    docker build -f $FILE . ; FILE=ops/image          > $FILE
                    OTHERFILE=ops/image; docker build -f $FILE .      > $FILE
                    """)
    void readsTheFileThatACommandBuilds(String command, String files) {
        assertThat(built("bin/up.sh", command + "\n")).isEqualTo(names(files));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void readsCommandsOverSeveralLines(String end) {
        String text = String.join(end, "docker build \\", "  --tag shop \\", "  -f ops/image .", "tail -f ops/log", "");
        assertThat(built("Makefile", "image:" + end + "\t" + text)).containsExactly("ops/image");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    fly.toml            | [build]%ndockerfile = "ops/image"
                    fly.staging.toml    | [build]%n  dockerfile = 'ops/image' # for the site
                    render.yaml         | services:%n  - type: web%n    dockerfilePath: ./ops/image
                    .do/app.yaml        | services:%n  - dockerfile_path: ops/image
                    railway.json        | {%n"build": {%n  "dockerfilePath": "ops/image",%n}}
                    railway.json        | {"build": {"builder": "DOCKERFILE", "dockerfilePath": "ops/image"}}
                    railway.json        | {"build":{"dockerfilePath":"ops/image"},"deploy":{}}
                    skaffold.yaml       | build: {artifacts: [{docker: {dockerfile: ops/image}}]}
                    package.json        | {"scripts": {"build": "docker build -f ops/image .", "log": "tail -f ops/log"}}
                    package.json        | {"dockerfile": "no", "scripts": {"build": "docker build -f \\"ops/image\\" ."}}
                    Makefile            | FILE ?= ops/image%nimage:%n%tdocker build -f $(FILE) .
                    .circleci/config.yml | jobs:%n  image:%n    steps:%n      - run: docker build -f ops/image .
                    .circleci/config.yml | jobs:%n  image:%n    steps:%n      - docker/build:%n          dockerfile: ops/image
                    buildspec.yml       | phases:%n  build:%n    commands:%n      - docker build -f ops/image -t shop .
                    .travis.yml         | script: docker build -f ops/image .
                    azure-pipelines.yml | steps:%n- script: docker build -f ops/image .
                    .github/workflows/main.yml | env:%n  FILE: ops/image%njobs:%n  image:%n    run: docker build -f $FILE .
                    railway.toml        | [build]%ndockerfilePath = "ops/image"
                    heroku.yml          | build:%n  docker:%n    web: ops/image%n  config:%n    A: ops/other
                    skaffold.yaml       | build:%n  artifacts:%n    - docker:%n        dockerfile: ops/image
                    cloudbuild.yaml     | - name: gcr.io/cloud-builders/docker%n  args: ['build', '-f', 'ops/image', '.']
                    cloudbuild.yaml     | - name: gcr.io/cloud-builders/docker%n  args:%n  - build%n  - -f%n  - ops/image
                    cloudbuild.yaml     | - name: gcr.io/kaniko-project/executor%n  args: [--dockerfile=ops/image]
                    azure-pipelines.yml | - task: Docker@2%n  inputs:%n    Dockerfile: ops/image
                    .gitlab-ci.yml      | build:%n  script:%n    - docker build -f ops/image .
                    """)
    void readsTheFileThatAPlatformBuilds(String path, String lines) {
        List<String> named = built(path, lines.replace("%n", "\n").replace("%t", "\t") + "\n");
        assertThat(named.stream().map(written -> written.replaceFirst("^\\./", "")))
                .containsExactly("ops/image");
    }

    @Test
    void readsTheFileThatAnActionBuilds() {
        String workflow = """
                jobs:
                  image:
                    steps:
                      - uses: other/action@v1
                        with:
                          file: ops/first
                      - name: Build
                        uses: docker/build-push-action@v6
                        with:
                          tags: |
                            shop
                          file: ops/image
                      - uses: other/action@v1
                        with:
                          file: ops/last
                """;
        assertThat(built(".github/workflows/main.yml", workflow)).containsExactly("ops/image");
    }

    @ParameterizedTest
    @ValueSource(strings = {".devcontainer/devcontainer.json", "app.py", "README.md", "values.yaml"})
    void readsNothingElsewhere(String path) {
        assertThat(built(path, "docker build -f ops/image .\ndockerfile: ops/image\n"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '>', quoteCharacter = '~', textBlock = """
                    docker compose -f a.yml -f b.yml up -d     > a.yml b.yml
                    docker-compose --file=a.yml --file "b.yml" up > a.yml b.yml
                    podman-compose -p shop -f 'a.yml' ps       > a.yml
                    sudo docker compose --ansi never --verbose -f a.yml up > a.yml
                    docker compose -f a.yml exec web tail -f b.log > a.yml
                    docker compose up -f a.yml                 > -
                    docker composed -f a.yml                   > -
                    COMPOSE_FILE=a.yml:b.yml docker compose up > a.yml b.yml
                    export COMPOSE_FILE="a.yml"                > a.yml
                    COMPOSE_FILE=$DIR/a.yml                    > -
                    """)
    void readsTheFilesThatACommandLoads(String command, String files) {
        assertThat(composed("up.sh", command + "\n").stream().flatMap(use -> use.project().files().stream()))
                .isEqualTo(names(files));
    }

    @Test
    void readsCommandsOverSeveralLinesWithTheirFolderAndVariables() {
        List<ComposeUse> uses = composed(
                "bin/up.sh",
                "cd x\r\ndocker compose \\\r\n  -f a.yml \\\r\n  --env-file prod.env --project-directory .. up\r\n");
        assertThat(uses)
                .extracting(ComposeUse::project)
                .containsExactly(new ComposeUse.Project(
                        "x", List.of("a.yml"), Optional.of(".."), List.of("prod.env"), List.of()));
        assertThat(uses.get(0).place().text()).startsWith("docker compose").endsWith("--project-directory .. up");
    }

    @ParameterizedTest
    @CsvSource({
        "Makefile, DEVELOPMENT",
        "deploy/production/Makefile, DEVELOPMENT",
        "scripts/dev.sh, DEVELOPMENT",
        "scripts/up.sh, UNKNOWN",
        ".github/workflows/main.yml, TEST",
        ".github/workflows/deploy.yml, PRODUCTION",
        ".gitlab-ci.yml, TEST"
    })
    void tellsWhoMeetsWhatIsLoaded(String path, Role role) {
        String text = path.endsWith(".sh")
                ? "docker compose -f a.yml up\n"
                : "all: x\n\ndev up: build\n\tdocker compose -f a.yml up\n";
        String inJob = "jobs:\n  build:\n    steps:\n      - run: docker compose -f a.yml up\n";
        String inStage = "build:\n  script:\n    - docker compose -f a.yml up\n";
        String yaml = path.contains("gitlab") ? inStage : inJob;
        List<ComposeUse> uses = composed(path, path.endsWith("yml") ? yaml : text);
        assertThat(uses).extracting(ComposeUse::role).containsExactly(role);
        assertThat(uses).extracting(ComposeUse::ephemeral).containsExactly(role == Role.TEST);
    }

    @Test
    void tellsWhoMeetsWhatAVariableKeeps() {
        String text = "PROD_COMPOSE := docker compose -f a.yml\nDEV = docker compose -f b.yml\n";
        assertThat(composed("Makefile", text))
                .extracting(ComposeUse::role)
                .containsExactlyInAnyOrder(Role.PRODUCTION, Role.DEVELOPMENT);
    }

    @Test
    void readsTheFilesOfADevelopmentContainer() {
        String text = "{\"dockerComposeFile\": [\n \"../a.yml\", \"b.yml\"], \"service\": \"web\"}";
        List<ComposeUse> uses = composed(".devcontainer/devcontainer.json", text);
        assertThat(uses)
                .extracting(ComposeUse::project)
                .containsExactly(ComposeUse.Project.of(List.of("../a.yml", "b.yml")));
        assertThat(uses).extracting(ComposeUse::role).containsExactly(Role.DEVELOPMENT);
    }

    @Tag(Needs.FUZZ)
    @ParameterizedTest
    @ValueSource(
            strings = {
                "docker ",
                "docker build ",
                "docker build -f ",
                "docker build \\\n",
                "-f\n- ",
                " docker:\n a:\n",
                "- -f\n",
                "docker compose -f ",
                "docker compose \\\n",
                "docker compose -f a.yml ",
                "COMPOSE_FILE=",
                "COMPOSE_FILE=a.yml:",
                "\"dockerComposeFile\": [",
                "word",
                "word \t",
                "a:\n",
                "\\\n",
                "$(docker ",
                "ssh a \"docker ",
                "docker `",
                "sh 'docker ",
                "f() { docker; f; f; }\n"
            })
    void isBoundedOnHostileText(String part) {
        for (String path : List.of(
                "bin/up.sh",
                "Makefile",
                "cloudbuild.yaml",
                "heroku.yml",
                "Jenkinsfile",
                ".github/workflows/main.yml",
                ".devcontainer/devcontainer.json")) {
            for (String start : List.of("kaniko ", "docker compose ")) {
                SourceFile file = new SourceFile(path, start + part.repeat(100_000 / part.length()));
                assertTimeoutPreemptively(Duration.ofSeconds(60), () -> Readers.read(file));
            }
        }
    }
}
