package dev.undebug.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.demo.github.CheckRun;
import dev.undebug.demo.github.HostedPull;
import dev.undebug.demo.github.Proposal;
import dev.undebug.demo.github.git.TreeEdit;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.FileMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The app reads a pull request's files, wherever they are and whatever their names; unread files never allow the merge.
 */
class ReadCoverageScenarioTest extends Scenario {
    @Test
    void variablesMatterWhateverTheirFileIsCalled() throws InterruptedException {
        github.commit(shop, "main", Map.of("compose.yaml", """
                        services:
                          web:
                            build: .
                            command: flask run --host 0.0.0.0
                            env_file: web.variables
                        """, "web.variables", "NAME=shop\n"));
        nextAudit();
        HostedPull pull = open("variables", Map.of("web.variables", "NAME=shop\nFLASK_DEBUG=1\n"));
        red();
        assertThat(pull.threads().all()).hasSize(1);
        github.commit(shop, "variables", Map.of("web.variables", "NAME=shop\nFLASK_DEBUG=0\n"));
        green();
    }

    @Test
    void settingsMatterWhateverTheirFileIsCalled() throws InterruptedException {
        String program = OFF.replace("__name__)\n", "__name__)\napp.config.from_pyfile(\"shop.settings\")\n");
        github.commit(shop, "main", Map.of("app.py", program, "shop.settings", "NAME = 1\n"));
        nextAudit();
        HostedPull pull = open("settings", Map.of("shop.settings", "NAME = 1\nDEBUG = True\n"));
        red();
        assertThat(pull.threads().all()).hasSize(1);
    }

    @Test
    void aDockerfileOfAnyNameIsReadWhereComposeNamesIt() throws InterruptedException {
        HostedPull pull = open(
                "named",
                Map.of(
                        "deploy/prod",
                        DOCKERFILE.replace("[\"python\", \"app.py\"]", "flask run --debug"),
                        "compose.yaml",
                        built("deploy/prod")));
        red();
        assertThat(pull.threads().all()).hasSize(1);
        assertThat(pull.threads().all().get(0).comments().get(0).body()).contains("```suggestion");
        github.commit(
                shop,
                "named",
                Map.of("deploy/prod", DOCKERFILE.replace("\"python\", \"app.py\"", "\"gunicorn\", \"app:app\"")));
        green();
    }

    /** A change of it alone would not be analysed, or nothing of it could be read. */
    @Test
    void aDockerfileThatCannotBeReadIsNotTakenForNone() throws InterruptedException {
        open("page", Map.of("image.html", DOCKERFILE, "compose.yaml", built("image.html")));
        assertThat(red().output().summary().orElse(""))
                .contains("could not finish", "`image.html` was not read", "please rename it");
        open("long", Map.of("image", DOCKERFILE + "# long\n".repeat(80_000), "compose.yaml", built("image")));
        assertThat(red().output().summary().orElse("")).contains("`image` was not read: larger than 512 KiB");
        github.commit(shop, "main", Map.of("compose.yaml", built("image")));
        nextAudit();
        hiding("image", DOCKERFILE + "# caf\u00E9 \0\n", StandardCharsets.ISO_8859_1);
        assertThat(red().output().summary().orElse("")).contains("`image` was not read: not text");
    }

    private static String built(String dockerfile) {
        return "services:\n  web:\n    build:\n      context: .\n      dockerfile: " + dockerfile + "\n";
    }

    /** A change of it alone would not be analysed. */
    @Test
    void variablesAreNotReadFromWhatIsSomethingElseByItsName() throws InterruptedException {
        github.commit(shop, "main", Map.of("notes.md", "FLASK_DEBUG=0\n"));
        nextAudit();
        open("notes", Map.of("compose.yaml", """
                services:
                  web:
                    build: .
                    command: flask run --host 0.0.0.0
                    env_file: notes.md
                """));
        assertThat(red().output().summary().orElse(""))
                .contains("could not finish", "`notes.md` was not read", "please rename it");
        open(
                "settings",
                Map.of("app.py", OFF.replace("__name__)\n", "__name__)\napp.config.from_pyfile(\"notes.md\")\n")));
        assertThat(red().output().summary().orElse(""))
                .contains("needs `notes.md`, which could not be read", "`notes.md` was not read");
        open("program", Map.of("run.csv", ON, "Dockerfile", DOCKERFILE.replace("app.py", "run.csv")));
        assertThat(red().output().summary().orElse("")).contains("`run.csv` was not read");
    }

    @Test
    void whatWasNamedBeforeIsNotHeldAgainstOthers() throws InterruptedException {
        github.commit(shop, "main", Map.of("notes.md", "FLASK_DEBUG=0\n", "compose.yaml", """
                services:
                  web:
                    build: .
                    command: flask run --host 0.0.0.0
                    env_file: notes.md
                """));
        nextAudit();
        open("other", Map.of("other.py", "X = 1\n"));
        assertThat(green().output().summary().orElse("")).contains("`notes.md` was not read");
        open("notes", Map.of("other.py", "X = 2\n", "notes.md", "FLASK_DEBUG=1\n"));
        red();
        open("deploy", Map.of("deploy.sh", "docker run --env-file notes.md shop flask run\n"));
        red();
    }

    @Test
    void versionsThatAreNotReadCloseNothing() throws InterruptedException {
        hiding("requirements.txt", "\uFEFFflask==3.1.0\r\n# \u00D8\r\n", Charset.forName("UTF-32LE"));
        assertThat(green().output().summary().orElse("")).contains("`requirements.txt` was not read: not text");
    }

    /** No program reads them as they are. */
    @Test
    void examplesAndSettingsOfTestsThatAreNoTextCloseNothing() throws InterruptedException {
        byte[] data = "\uFEFFFLASK_DEBUG=0\r\n# \u00D8\r\n".getBytes(StandardCharsets.UTF_16LE);
        link(Stream.of(
                        ".env.example",
                        "shop/.env.sample",
                        "example.env",
                        "env.example",
                        "pytest.ini",
                        "tox.ini",
                        "Pipfile",
                        "pyproject.toml",
                        "setup.cfg")
                .map(path -> TreeEdit.put(path, data))
                .toArray(TreeEdit[]::new));
        assertThat(green().output().summary().orElse("")).contains("`shop/.env.sample` was not read: not text");
    }

    @ParameterizedTest
    @ValueSource(strings = {".env", ".flaskenv", "Procfile"})
    void whatStartsProgramsMustBeText(String path) throws InterruptedException {
        hiding(path, "\uFEFFFLASK_DEBUG=0\r\n# \u00D8\r\n", StandardCharsets.UTF_16LE);
        assertThat(red().output().summary().orElse("")).contains("`" + path + "` was not read: not text");
    }

    @Test
    void anExampleThatIsUsedMustBeTextToo() throws InterruptedException {
        github.commit(
                shop, "main", Map.of("compose.yaml", "services:\n  web:\n    build: .\n    env_file: .env.example\n"));
        nextAudit();
        hiding(".env.example", "\uFEFFFLASK_DEBUG=1\r\n# \u00D8\r\n", StandardCharsets.UTF_16LE);
        red();
        byte[] text = "\uFEFFFLASK_DEBUG=1\n\u00D8\n".getBytes(StandardCharsets.UTF_16LE);
        link(TreeEdit.put(".env.sample", text), TreeEdit.symlink(".env", ".env.sample"));
        assertThat(red().output().summary().orElse("")).contains("`.env` was not read");
    }

    /** Nobody sees what is at its end, even if it can be no launch. */
    @Test
    void aLinkToNowhereIsNoWayOut() throws InterruptedException {
        github.commit(
                shop,
                "main",
                Map.of("conf/web.conf", "[program:web]\ncommand=flask --app app run --debug --host 0.0.0.0\n"));
        nextAudit();
        link(TreeEdit.symlink("conf/web.conf", "/etc/shop/web.conf"));
        assertThat(red().output().summary().orElse("")).contains("`conf/web.conf` was not read");
        link(TreeEdit.symlink(".env", "/etc/shop/env"));
        assertThat(red().output().summary().orElse("")).contains("`.env` was not read");
    }

    @Test
    void whatIsEncryptedClosesNothing() throws InterruptedException {
        hiding(".env.gpg", "\u0085\0\u008C\u00FF", StandardCharsets.ISO_8859_1);
        assertThat(green().output().summary().orElse("")).contains("`.env.gpg` was not read: encrypted");
    }

    /** Data that a program opens is neither a program nor settings. */
    @Test
    void whatAProgramReadsAsTextClosesNoMerge() throws InterruptedException {
        github.commit(shop, "main", Map.of("schema.sql", "create table a (b)\n"));
        nextAudit();
        String program = OFF.replace("__name__)\n", "__name__)\nSCHEMA = open(\"schema.sql\").read()\n");
        open("schema", Map.of("app.py", program, "README.md", "A shop\n"));
        CheckRun check = next();
        assertThat(check.progress().passes())
                .as(check.output().summary().orElse(""))
                .isTrue();
        assertThat(check.output().summary().orElse("")).doesNotContain("another name");
        github.commit(shop, "main", Map.of("shop.js", "{\"debug\": true}\n"));
        nextAudit();
        String asked = OFF.replace(
                "app.run(host", "import json\n    app.run(debug=json.load(open(\"shop.js\"))[\"debug\"], host");
        open("data", Map.of("app.py", asked));
        assertThat(next().output().summary().orElse("")).contains(", an unknown value");
    }

    @Test
    void aLaunchThatIsNotListedIsNotTakenForNone() throws InterruptedException {
        github.commit(
                shop,
                "main",
                Map.of(
                        "Procfile",
                        "web: gunicorn other:app\n",
                        "other.py",
                        OFF,
                        "shop/app.py",
                        OFF,
                        "zz/Dockerfile",
                        DOCKERFILE.replace("app.py", "shop/app.py")));
        shop.commit(github.alice(), "main", "No image", List.of(TreeEdit.delete("Dockerfile")));
        nextAudit();
        github.standIn().faults().truncateTrees(4);
        open("cut", Map.of("shop/app.py", ON));
        CheckRun check = red();
        assertThat(check.output().summary().orElse(""))
                .contains(
                        "The repository has more files than GitHub lists at once",
                        "The files that were not read may contain launches");
    }

    /** GitHub lists 3,000 files; the program is the next one. */
    private void hidden(String program) {
        shop.commit(github.alice(), "main", "No image", List.of(TreeEdit.delete("Dockerfile")));
        Map<String, String> modules = new TreeMap<>();
        for (int i = 0; i < 250; i++) {
            modules.put("lib/m%03d.py".formatted(i), "X = " + i + "\n");
        }
        github.commit(shop, "main", modules);
        Map<String, String> files = new TreeMap<>(Map.of(program, ON));
        for (int i = 0; i < 3_000; i++) {
            files.put("a/w%04d.md".formatted(i), "word " + i + "\n");
        }
        open("huge", files);
    }

    @Test
    void aFileBehindThoseThatGitHubListsIsJudged() throws InterruptedException {
        hidden("zzz.py");
        CheckRun check = red();
        assertThat(check.output().annotations())
                .extracting(CheckRun.Annotation::path)
                .containsExactly("zzz.py");
    }

    @Test
    void whatIsListedNeitherInTheDiffNorInTheCommitsClosesTheMerge() throws InterruptedException {
        github.standIn().faults().truncateTrees(100);
        hidden("zz/app.py");
        CheckRun check = red();
        assertThat(check.output().summary().orElse(""))
                .contains("could not finish", "GitHub lists neither all changed files nor all files of both commits");
    }

    @Test
    void aLaunchInALargeFileIsNotTakenForNone() throws InterruptedException {
        String large = "# words\n".repeat(70_000) + "web: python other.py\n";
        open("large", Map.of("Procfile", large));
        CheckRun changed = red();
        assertThat(changed.output().summary().orElse(""))
                .contains("could not finish", "`Procfile` was not read: larger than 512 KiB");
        github.commit(shop, "main", Map.of("Procfile", large, "other.py", OFF));
        nextAudit();
        open("debug", Map.of("other.py", ON));
        CheckRun unchanged = red();
        assertThat(unchanged.output().summary().orElse(""))
                .contains("`Procfile` was not read", "The files that were not read may contain launches");
    }

    private HostedPull hiding(String path, String text, Charset charset) {
        shop.branch("hiding", shop.head("main").orElseThrow());
        shop.commit(github.alice(), "hiding", "Hide", List.of(TreeEdit.put(path, text.getBytes(charset))));
        return shop.open(github.alice(), Proposal.of(shop, "Hide", "hiding", "main"));
    }

    @Test
    void aLetterOfAnotherEncodingHidesNoLaunch() throws InterruptedException {
        HostedPull pull = hiding("Procfile", "# caf\u00E9\nweb: flask run --debug\n", StandardCharsets.ISO_8859_1);
        red();
        assertThat(pull.threads().all()).singleElement().satisfies(thread -> {
            assertThat(thread.line()).contains(2);
            assertThat(thread.first().body()).contains("+web: flask run\n").doesNotContain("```suggestion");
        });
    }

    @Test
    void aDeploymentFileThatIsNoTextClosesTheMerge() throws InterruptedException {
        hiding(
                "compose.yaml",
                "\uFEFFservices: {web: {build: ., command: flask run --debug}} # \u00D8\n",
                StandardCharsets.UTF_16LE);
        assertThat(red().output().summary().orElse(""))
                .contains("could not finish", "`compose.yaml` was not read: not text");
    }

    @Test
    void aBrokenDeploymentFileClosesTheMerge() throws InterruptedException {
        hiding(
                "compose.yaml",
                "services:\n  other: {image: redis\n  web: {build: ., command: flask run --debug}\n",
                StandardCharsets.UTF_8);
        assertThat(red().output().summary().orElse(""))
                .contains("could not finish", "`compose.yaml` was not read: broken YAML in line ");
    }

    @Test
    void aProgramInAnEncodingThatOnlyPythonHasClosesTheMerge() throws InterruptedException {
        hiding("app.py", "# coding: utf-7\n" + ON, StandardCharsets.UTF_8);
        assertThat(red().output().summary().orElse(""))
                .contains("could not finish", "`app.py` was not read: line 1 declares the encoding utf-7");
    }

    private HostedPull link(TreeEdit... edits) {
        shop.branch("link", shop.head("main").orElseThrow());
        shop.commit(github.alice(), "link", "Link", List.of(edits));
        return shop.open(github.alice(), Proposal.of(shop, "Link", "link", "main"));
    }

    @Test
    @Requests("the program is started under the name of a symbolic link")
    void aLinkedProgramIsFollowed() throws InterruptedException {
        HostedPull pull = link(
                TreeEdit.put("app.py", ON),
                TreeEdit.symlink("run.py", "app.py"),
                TreeEdit.put("Dockerfile", DOCKERFILE.replace("app.py", "run.py")));
        CheckRun check = red();
        assertThat(check.output().annotations())
                .extracting(CheckRun.Annotation::path)
                .containsExactly("app.py");
        assertThat(pull.threads().all())
                .singleElement()
                .satisfies(thread -> assertThat(thread.first().body()).contains("Critical", "suggestion"));
    }

    @Test
    void aLinkThatLeadsElsewhereNowIsFollowed() throws InterruptedException {
        shop.commit(
                github.alice(),
                "main",
                "Two programs",
                List.of(
                        TreeEdit.put("calm.py", OFF),
                        TreeEdit.put("loud.py", ON),
                        TreeEdit.symlink("run.py", "calm.py"),
                        TreeEdit.put("Dockerfile", DOCKERFILE.replace("app.py", "run.py"))));
        nextAudit();
        link(TreeEdit.symlink("run.py", "loud.py"));
        CheckRun check = red();
        assertThat(check.output().annotations())
                .extracting(CheckRun.Annotation::path)
                .containsExactly("loud.py");
    }

    /** Debug mode existed before, through the link. */
    private void old() throws InterruptedException {
        shop.commit(
                github.alice(),
                "main",
                "A link",
                List.of(
                        TreeEdit.delete("app.py"),
                        TreeEdit.put("src/app.py", ON),
                        TreeEdit.symlink("run.py", "src/app.py"),
                        TreeEdit.put("Dockerfile", DOCKERFILE.replace("app.py", "run.py"))));
        nextAudit();
    }

    @Test
    void aLinkThatAFileTakesThePlaceOfBringsNothing() throws InterruptedException {
        old();
        byte[] program = ON.getBytes(StandardCharsets.UTF_8);
        HostedPull pull = link(
                TreeEdit.delete("src/app.py"),
                new TreeEdit("run.py", Optional.of(FileMode.REGULAR_FILE), Optional.of(program)));
        green();
        assertThat(pull.threads().all()).isEmpty();
    }

    @Test
    void aLinkThatGoesBringsNothing() throws InterruptedException {
        old();
        HostedPull pull =
                link(TreeEdit.delete("run.py"), TreeEdit.put("Dockerfile", DOCKERFILE.replace("app.py", "src/app.py")));
        green();
        assertThat(pull.threads().all()).isEmpty();
    }

    @Test
    void aLinkWithAnotherNameBringsNothing() throws InterruptedException {
        old();
        HostedPull pull = link(
                TreeEdit.delete("run.py"),
                TreeEdit.symlink("serve.py", "src/app.py"),
                TreeEdit.put("Dockerfile", DOCKERFILE.replace("app.py", "serve.py")));
        green();
        assertThat(pull.threads().all()).isEmpty();
    }

    @Test
    void aFileThatALinkTakesThePlaceOfBringsNothing() throws InterruptedException {
        github.commit(shop, "main", Map.of("app.py", ON));
        nextAudit();
        HostedPull pull = link(TreeEdit.put("src/app.py", ON), TreeEdit.symlink("app.py", "src/app.py"));
        green();
        assertThat(pull.threads().all()).isEmpty();
    }

    @Test
    void aLinkedDockerfileIsFollowed() throws InterruptedException {
        shop.commit(github.alice(), "main", "No image", List.of(TreeEdit.delete("Dockerfile")));
        nextAudit();
        HostedPull pull = link(
                TreeEdit.put("deploy/shop.docker", DOCKERFILE.replace("COPY", "ENV FLASK_DEBUG=1\nCOPY")),
                TreeEdit.symlink("Dockerfile", "deploy/shop.docker"),
                TreeEdit.put("Procfile", "web: gunicorn app:app\n"),
                TreeEdit.put("app.py", ON));
        CheckRun check = red();
        assertThat(check.output().annotations())
                .extracting(CheckRun.Annotation::path)
                .contains("app.py", "deploy/shop.docker")
                .doesNotContain("Dockerfile");
        assertThat(pull.threads().all())
                .allSatisfy(thread -> assertThat(thread.path()).isNotEqualTo("Dockerfile"));
    }

    @Test
    void aLinkThatLeadsOutOfTheRepositoryIsNotTakenForNone() throws InterruptedException {
        shop.commit(github.alice(), "main", "No image", List.of(TreeEdit.delete("Dockerfile")));
        nextAudit();
        link(
                TreeEdit.symlink("Dockerfile", "../shop.docker"),
                TreeEdit.put("Procfile", "web: gunicorn app:app\n"),
                TreeEdit.put("app.py", ON));
        CheckRun check = red();
        assertThat(check.output().summary().orElse(""))
                .contains("`Dockerfile` was not read: a symbolic link to no file in this repository");
    }
}
