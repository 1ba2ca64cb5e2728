package dev.undebug.service.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.undebug.source.SourceFile;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenBuildsTest {
    private static List<String> in(SourceFile file) {
        return WrittenBuilds.in(file).stream().map(WrittenBuilds.Named::path).toList();
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
        List<String> expected =
                files.strip().equals("-") ? List.of() : List.of(files.strip().split(" "));
        assertThat(in(new SourceFile("bin/up.sh", command + "\n"))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void readsCommandsOverSeveralLines(String end) {
        String text = String.join(end, "docker build \\", "  --tag shop \\", "  -f ops/image .", "tail -f ops/log", "");
        assertThat(in(new SourceFile("Makefile", "image:" + end + "\t" + text))).containsExactly("ops/image");
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
        List<String> named = in(new SourceFile(path, lines.replace("%n", "\n").replace("%t", "\t") + "\n"));
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
        assertThat(in(new SourceFile(".github/workflows/main.yml", workflow))).containsExactly("ops/image");
    }

    @ParameterizedTest
    @ValueSource(strings = {".devcontainer/devcontainer.json", "app.py", "README.md", "values.yaml"})
    void readsNothingElsewhere(String path) {
        assertThat(in(new SourceFile(path, "docker build -f ops/image .\ndockerfile: ops/image\n")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "docker ",
                "docker build ",
                "docker build -f ",
                "docker build \\\n",
                "-f\n- ",
                " docker:\n a:\n",
                "- -f\n"
            })
    void isBoundedOnHostileText(String part) {
        for (String path : List.of("bin/up.sh", "cloudbuild.yaml", "heroku.yml", ".github/workflows/main.yml")) {
            String text = "kaniko " + part.repeat(250_000 / part.length());
            assertTimeoutPreemptively(Duration.ofSeconds(10), () -> in(new SourceFile(path, text)));
        }
    }
}
