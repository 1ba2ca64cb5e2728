package dev.undebug.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.rules.Rules;
import dev.undebug.scan.config.ScanPolicy;
import dev.undebug.testing.MemoryTree;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scans files that name Dockerfiles. */
class NamedDockerfileScanTest {
    private static final String DOCKERFILE = "FROM python:3.13\nRUN pip install flask\nCMD flask run --debug\n";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    fly.toml             | [build]%ndockerfile = "ops/image"
                    fly.web.toml         | [build]%ndockerfile = "ops/image"
                    render.yaml          | services:%n  - type: web%n    dockerfilePath: ./ops/image
                    .do/app.yaml         | services:%n  - dockerfile_path: ops/image
                    railway.json         | {"build": {"dockerfilePath": "ops/image"}}
                    railway.toml         | [build]%ndockerfilePath = "ops/image"
                    heroku.yml           | build:%n  docker:%n    web: ops/image
                    skaffold.yaml        | build:%n  artifacts:%n    - docker:%n        dockerfile: ops/image
                    cloudbuild.yaml      | - name: gcr.io/cloud-builders/docker%n  args: ['build', '-f', 'ops/image', '.']
                    azure-pipelines.yml  | - task: Docker@2%n  inputs:%n    Dockerfile: ops/image%n    command: buildAndPush
                    .gitlab-ci.yml       | build:%n  script:%n    - docker build -f ops/image .%n    - docker push shop
                    .github/workflows/x.yml | jobs:%n  web:%n    steps:%n      - run: docker build --push -f ops/image .
                    bitbucket-pipelines.yml | pipelines: {default: [{step: {script: [docker build -f ops/image . && docker push shop]}}]}
                    Jenkinsfile          | sh 'docker build -f ops/image . && docker push shop'
                    .circleci/config.yml | jobs:%n  web:%n    steps:%n      - run: docker build --push -f ops/image .
                    buildspec.yml        | phases:%n  build:%n    commands:%n      - docker build --push -f ops/image .
                    .travis.yml          | deploy: docker build -f ops/image .
                    web/package.json     | {"scripts": {"image": "docker build -f ../ops/image .."}}
                    Makefile             | image:%n%tdocker build -f ops/image .
                    docker.mk            | image:%n%tdocker build -f ops/image .
                    justfile             | image:%n    docker build -f ops/image .
                    Taskfile.yml         | tasks:%n  image:%n    cmds:%n      - docker build -f ops/image .
                    bin/image.sh         | docker build -f ops/image .
                    compose.yaml         | services: {web: {build: {context: ., dockerfile: ops/image}}}
                    """)
    void findsWhatItStarts(String path, String text) {
        Map<String, String> files = Map.of(
                path,
                text.replace("%n", "\n").replace("%t", "\t") + "\n",
                "ops/image",
                DOCKERFILE,
                "app.py",
                "from flask import Flask\n\napp = Flask(__name__)\n");
        assertThat(Candidates.isScanned(path)).isTrue();
        assertThat(new Scanner(Rules.ALL)
                        .scan(new MemoryTree(files), ScanPolicy.DEFAULT, Focus.all())
                        .findings())
                .extracting(finding -> finding.place().path() + " " + finding.rule())
                .containsExactly("ops/image flask-run-flag");
    }
}
