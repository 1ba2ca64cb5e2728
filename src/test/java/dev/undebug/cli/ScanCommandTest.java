package dev.undebug.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.undebug.testing.Git;
import dev.undebug.testing.Needs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanCommandTest {
    private static final String DEBUG = """
            from flask import Flask

            app = Flask(__name__)
            app.run(host="0.0.0.0", debug=True)
            """;
    private static final String QUIET = DEBUG.replace(", debug=True", "");

    @TempDir
    Path folder;

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Run scan(String... options) {
        List<String> args = new ArrayList<>(List.of("scan", folder.toString()));
        args.addAll(List.of(options));
        return Run.of(args.toArray(String[]::new));
    }

    private JsonNode json(String... options) throws IOException {
        List<String> all = new ArrayList<>(List.of("--format", "json"));
        all.addAll(List.of(options));
        return new JsonMapper().readTree(scan(all.toArray(String[]::new)).out());
    }

    @Test
    void exitsWithOneForAFinding() throws IOException {
        write("app.py", DEBUG);
        write("Dockerfile", "FROM python:3.12\nCMD [\"python\", \"app.py\"]\n");
        Run run = scan();
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("CRITICAL  flask-run-debug  app.py:4:25")
                .contains("Dockerfile:2  starts `python app.py`")
                .contains("- app.run(host=\"0.0.0.0\", debug=True)", "+ app.run(host=\"0.0.0.0\")")
                .endsWith("1 finding in 2 files: 1 critical. Blocking: at or above high.\n");
    }

    @Test
    void exitsWithZeroForNone() throws IOException {
        write("app.py", QUIET);
        Run run = scan();
        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).endsWith("No findings in 1 file.\n");
    }

    @Test
    void neverShowsTheSecretOfAFileOfVariables() throws IOException {
        write(".env", "export SECRET_KEY=8f2b51c6d7e94a03b1f0 # 8f2b\n");
        Run text = scan();
        assertThat(text.out()).contains("MEDIUM  env-file-committed  .env:1:8", "1 | export SECRET_KEY…");
        assertThat(text.out() + scan("--format", "json").out()).doesNotContain("8f2b");
    }

    @Test
    @Tag(Needs.ORACLE)
    void takesAFileThatGitIgnoresForNoneOfTheRepository() throws IOException {
        write(".env", "SECRET_KEY=8f2b51c6d7e94a03b1f0\n");
        write(".gitignore", ".env\n");
        assertThat(scan().out()).contains("env-file-committed");
        Git.init(folder);
        assertThat(scan().out()).endsWith("No findings in 1 file.\n");
    }

    @Test
    void scansAnEmptyFolder() {
        assertThat(scan()).isEqualTo(new Run(0, "No findings in 0 files.\n", ""));
    }

    @Test
    void writesJsonOnly() throws IOException {
        write("app.py", DEBUG);
        Run run = scan("--format=json");
        assertThat(run.code()).isEqualTo(1);
        JsonNode finding = new JsonMapper().readTree(run.out()).at("/findings/0");
        assertThat(finding.get("path").asText()).isEqualTo("app.py");
        assertThat(finding.get("startLine").asInt()).isEqualTo(4);
        assertThat(finding.get("startColumn").asInt()).isEqualTo(25);
        assertThat(finding.get("endColumn").asInt()).isEqualTo(35);
    }

    @Test
    void failsFromTheSeverityThatIsAskedFor() throws IOException {
        write("app.py", DEBUG);
        assertThat(json().at("/findings/0/severity").asText()).isEqualTo("high");
        assertThat(scan("--fail-on", "high").code()).isEqualTo(1);
        assertThat(scan("--fail-on", "critical").code()).isZero();
        assertThat(scan("--fail-on", "low").code()).isEqualTo(1);
        Run wrong = scan("--fail-on", "hgih");
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.out()).isEmpty();
        assertThat(wrong.err())
                .contains("--fail-on", "'hgih' is not a severity; expected one of low, medium, high, critical");
    }

    @Test
    void readsTheConfigurationOfTheFolder() throws IOException {
        write("app.py", DEBUG);
        write(".github/undebug.yml", "fail-on: critical\n");
        assertThat(scan().code()).isZero();
        assertThat(scan("--fail-on", "high").code()).as("the option goes first").isEqualTo(1);
        write("other.yml", "ignore: [app.py]\n");
        assertThat(json("--config", folder.resolve("other.yml").toString())
                        .get("findings")
                        .isEmpty())
                .isTrue();
    }

    @Test
    void refusesABrokenConfiguration() throws IOException {
        write("app.py", DEBUG);
        write(".github/undebug.yml", "fail-on: hihg\nignored: x\n");
        Run run = scan();
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .contains("undebug: .github/undebug.yml:1: `fail-on` cannot be `hihg`")
                .contains("undebug: .github/undebug.yml:2: `ignored` is not known; did you mean `ignore`?");
        Run missing = scan("--config", "nowhere.yml");
        assertThat(missing.code()).isEqualTo(2);
        assertThat(missing.err()).contains("cannot read the configuration nowhere.yml: no such file");
    }

    @Test
    void refusesWhatIsNoFolder() throws IOException {
        write("app.py", DEBUG);
        Run missing = Run.of("scan", folder.resolve("nowhere").toString());
        assertThat(missing.code()).isEqualTo(2);
        assertThat(missing.out()).isEmpty();
        assertThat(missing.err()).startsWith("undebug: no such folder: '" + folder.resolve("nowhere") + "'");
        Run file = Run.of("scan", folder.resolve("app.py").toString());
        assertThat(file.code()).isEqualTo(2);
        assertThat(file.err()).contains("app.py' is a file; expected a folder");
    }

    @Test
    void refusesAFormatThatItDoesNotHave() {
        Run run = scan("--format", "sarif");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("undebug: --format 'sarif' is not supported; expected one of json, text");
    }

    @Test
    void skipsAndNamesWhatIsNotUtf8() throws IOException {
        write("app.py", DEBUG);
        Files.write(folder.resolve("latin.py"), new byte[] {'#', ' ', (byte) 0xe9, '\n'});
        Run run = scan();
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).startsWith("undebug: not read: latin.py: not UTF-8 text in line 1, and no comment");
        assertThat(run.out()).contains("flask-run-debug");
    }

    @Test
    void aProgramThatIsNotUtf8IsNoGoodResult() throws IOException {
        write("Procfile", "web: python app.py\n");
        Files.write(
                folder.resolve("app.py"),
                "from flask import Flask\n# \u00e9\nFlask(__name__).run(debug=True)\n"
                        .getBytes(StandardCharsets.ISO_8859_1));
        Run run = scan();
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).contains("unknown: needs `app.py`, which could not be read", "NOT COMPLETE");
        assertThat(run.err()).contains("not read: app.py: not UTF-8 text in line 2", "please save it as UTF-8");
        assertThat(scan("--format", "json").out())
                .contains("not UTF-8 text in line 2", "\"finished\" : false", "\"exposure\" : \"unknown\"");
        Files.write(folder.resolve("README"), new byte[] {(byte) 0xe9, '\n'});
        Files.writeString(folder.resolve("app.py"), "# coding: latin-1\n# \u00e9\n", StandardCharsets.ISO_8859_1);
        assertThat(scan().code()).isZero();
    }

    @Test
    void looksAtAllFilesWhoseContentDecides() throws IOException {
        write("app.py", "from flask import Flask\n\napp = Flask(__name__)\n");
        for (int i = 0; i < 200; i++) {
            write("a/" + i + ".yaml", "a: 1\n");
        }
        Run run = scan();
        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
    }

    /** Its name alone makes it no script; where something starts it, nobody knows what it does. */
    @Test
    void passesOverACompiledProgramThatNothingStarts() throws IOException {
        byte[] program = {0x7f, 'E', 'L', 'F', 0, (byte) 0xe9};
        Files.write(folder.resolve("server"), program);
        Run alone = scan();
        assertThat(alone.code()).isZero();
        assertThat(alone.err()).isEqualTo("undebug: not read: server: a compiled program" + System.lineSeparator());

        write("Dockerfile", "FROM debian\nCOPY . .\nCMD [\"./server\"]\n");
        assertThat(scan().out()).contains("does not know the program: image (Dockerfile:3)");

        Files.write(folder.resolve("server"), new byte[] {0, (byte) 0xe9});
        assertThat(scan().code()).isEqualTo(2);
    }

    @Test
    void neverPassesOverABrokenDeployment() throws IOException {
        write("compose.yml", "services:\n  web:\n    build: .\n   image: x\n");
        write("fly.toml", "[env]\nFLASK_DEBUG = \n");
        write("mkdocs.yml", "nav: [\n");
        write("k8s/template.yaml", "apiVersion: v1\nkind: Pod\nname: {{ x }}\n{% if y %}\n");
        Run run = scan();
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .contains("not read: compose.yml: broken YAML in line 4: ")
                .contains("not read: fly.toml: broken TOML in line 2: ")
                .doesNotContain("mkdocs", "template");
        JsonNode unread = new JsonMapper().readTree(scan("--format=json").out()).get("unread");
        assertThat(unread.findValuesAsText("path")).containsExactly("compose.yml", "fly.toml");
        assertThat(unread.findValuesAsText("reason")).allMatch(reason -> reason.startsWith("broken "));
    }

    @Test
    void saysWhatBlocksRatherThanWhatIsBroken() throws IOException {
        write("fly.toml", "app = shop\n[env]\nFLASK_DEBUG = \"1\"\n");
        write("Dockerfile", "FROM python\nCOPY . .\nCMD [\"flask\", \"run\"]\n");
        assertThat(scan().code()).isEqualTo(1);
    }

    @Test
    @Tag(Needs.ORACLE)
    void codeThatWasMovedSinceABaseIsNotIntroduced() throws IOException {
        Git git = Git.init(folder);
        git.write("app.py", DEBUG + "# words\n".repeat(30))
                .write("quiet.py", QUIET)
                .commit("first");
        git.run("checkout", "-q", "-b", "topic");
        git.write("app.py", "# words\n".repeat(30)).write("run.py", DEBUG).commit("move");
        assertThat(json("--base", "main").get("findings")).isEmpty();
        git.write("quiet.py", DEBUG);
        assertThat(json("--base", "main").get("findings")).hasSize(1);
    }

    @Test
    @Tag(Needs.ORACLE)
    void reportsOnlyWhatIsIntroducedSinceABase() throws IOException {
        Git git = Git.init(folder);
        git.write("old/app.py", DEBUG).write("quiet.py", QUIET).commit("first");
        git.run("checkout", "-q", "-b", "topic");
        git.run("mv", "old", "new");
        git.commit("move");
        git.write("quiet.py", DEBUG);
        assertThat(json().get("findings")).hasSize(2);
        JsonNode since = json("--base", "main");
        assertThat(since.get("findings")).hasSize(1);
        assertThat(since.at("/findings/0/path").asText()).isEqualTo("quiet.py");
        git.write("quiet.py", QUIET);
        assertThat(scan("--base", "main").code()).isZero();
    }

    @Test
    @Tag(Needs.ORACLE)
    void anotherToolsCommentCountsIfTheBaseHasIt() throws IOException {
        Git git = Git.init(folder);
        String silenced = DEBUG.replace("debug=True)", "debug=True)  # nosec");
        git.write("app.py", silenced).write("quiet.py", QUIET).commit("first");
        git.write("quiet.py", silenced);
        assertThat(scan().code()).isZero();
        assertThat(scan("--base", "main").code()).isEqualTo(1);
        assertThat(json("--base", "main")
                        .get("findings")
                        .valueStream()
                        .filter(finding -> !finding.path("suppressed").asBoolean())
                        .map(finding -> finding.path("path").asText()))
                .containsExactly("quiet.py");
    }

    @Test
    @Tag(Needs.ORACLE)
    void comparesAFolderOfTheRepository() throws IOException {
        Git git = Git.init(folder);
        git.write("services/shop/app.py", DEBUG).commit("first");
        git.run("mv", "services/shop/app.py", "services/shop/main.py");
        git.commit("rename");
        Run run = Run.of("scan", folder.resolve("services/shop").toString(), "--base", "HEAD~1");
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).endsWith("No findings in 1 file.\n");
    }

    @Test
    @Tag(Needs.ORACLE)
    void looksAtNewLinesOfFilesOfAnyKind() throws IOException {
        Git git = Git.init(folder);
        String program = """
                import json
                from flask import Flask
                app = Flask(__name__)
                app.run(host="0.0.0.0", debug=json.load(open("settings.json"))["debug"])
                """;
        git.write("app.py", program)
                .write("settings.json", "{\"debug\": false}\n")
                .write("Procfile", "web: python app.py\n")
                .commit("first");
        git.run("checkout", "-q", "-b", "topic");
        git.write("shop/readme.php", "<?php file_put_contents(\"notes.txt\", \"{}\");\n")
                .commit("notes");
        assertThat(json("--base", "main").at("/services/0/exposure").asText()).isEqualTo("none");
        git.write("shop/gen.php", "<?php file_put_contents(\"settings.json\", \"{}\");\n")
                .commit("settings");
        assertThat(json("--base", "main").at("/services/0/exposure").asText()).isEqualTo("unknown");
        assertThat(json().at("/services/0/exposure").asText()).isEqualTo("none");
    }

    @Test
    @Tag(Needs.ORACLE)
    void refusesABaseThatItCannotFind() {
        Run outside = scan("--base", "main");
        assertThat(outside.code()).isEqualTo(2);
        assertThat(outside.out()).isEmpty();
        assertThat(outside.err()).contains("is not in a git repository");
        Git.init(folder).commit("first");
        Run unknown = scan("--base", "nothing");
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.err()).startsWith("undebug: 'nothing' is not a commit");
    }
}
