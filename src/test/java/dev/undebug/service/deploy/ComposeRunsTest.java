package dev.undebug.service.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.undebug.fact.Role;
import dev.undebug.service.deploy.ComposeRuns.Run;
import dev.undebug.source.SourceFile;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComposeRunsTest {
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
    void readsTheFilesThatACommandNames(String command, String files) {
        List<Run> runs = ComposeRuns.in(new SourceFile("up.sh", command + "\n"));
        List<String> expected =
                files.strip().equals("-") ? List.of() : List.of(files.strip().split(" "));
        assertThat(runs.stream().flatMap(run -> run.files().stream())).isEqualTo(expected);
    }

    @Test
    void readsCommandsOverSeveralLinesWithTheirFolderAndVariables() {
        SourceFile file = new SourceFile(
                "bin/up.sh",
                "cd x\r\ndocker compose \\\r\n  -f a.yml \\\r\n  --env-file prod.env --project-directory .. up\r\n");
        List<Run> runs = ComposeRuns.in(file);
        assertThat(runs).hasSize(1);
        Run run = runs.get(0);
        assertThat(run.files()).containsExactly("a.yml");
        assertThat(run.envFiles()).containsExactly("prod.env");
        assertThat(run.folder()).isEqualTo(Optional.of(".."));
        assertThat(run.place().text()).startsWith("docker compose").endsWith("--project-directory ..");
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
    void tellsWhoRunsIt(String path, Role role) {
        String text = "all: x\n\ndev up: build\n\tdocker compose -f a.yml up\n";
        String inJob = "jobs:\n  build:\n    steps:\n      - run: docker compose -f a.yml up\n";
        List<Run> runs = ComposeRuns.in(new SourceFile(path, path.endsWith("yml") ? inJob : text));
        assertThat(runs).extracting(Run::role).containsExactly(role);
    }

    @Test
    void tellsWhoRunsWhatAVariableKeeps() {
        String text = "PROD_COMPOSE := docker compose -f a.yml\nDEV = docker compose -f b.yml\n";
        assertThat(ComposeRuns.in(new SourceFile("Makefile", text)))
                .extracting(Run::role)
                .containsExactly(Role.PRODUCTION, Role.DEVELOPMENT);
    }

    @Test
    void readsTheFilesOfADevelopmentContainer() {
        String text = "{\"dockerComposeFile\": [\n \"../a.yml\", \"b.yml\"], \"service\": \"web\"}";
        List<Run> runs = ComposeRuns.in(new SourceFile(".devcontainer/devcontainer.json", text));
        assertThat(runs).extracting(Run::files).containsExactly(List.of("../a.yml", "b.yml"));
        assertThat(runs).extracting(Run::role).containsExactly(Role.DEVELOPMENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "docker compose -f ",
                "docker compose \\\n",
                "docker compose -f a.yml ",
                "COMPOSE_FILE=",
                "COMPOSE_FILE=a.yml:",
                "\"dockerComposeFile\": [",
                "word",
                "word \t",
                "a:\n",
                "\\\n"
            })
    void endsOnEverythingRepeated(String piece) {
        String text = piece.repeat(250_000 / piece.length());
        for (String path : List.of("Makefile", ".github/workflows/a.yml", ".devcontainer/devcontainer.json")) {
            for (String start : List.of("", "docker compose ")) {
                SourceFile file = new SourceFile(path, start + text);
                List<Run> runs = assertTimeoutPreemptively(Duration.ofSeconds(60), () -> ComposeRuns.in(file));
                assertThat(runs.size()).isLessThan(200);
            }
        }
    }
}
