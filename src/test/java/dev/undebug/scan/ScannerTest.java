package dev.undebug.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.undebug.fact.ComposeUse;
import dev.undebug.fact.Role;
import dev.undebug.flask.Exposure;
import dev.undebug.flask.Launcher;
import dev.undebug.rule.Finding;
import dev.undebug.rule.Severity;
import dev.undebug.rules.Rules;
import dev.undebug.scan.config.RepositoryConfig;
import dev.undebug.scan.config.ScanPolicy;
import dev.undebug.service.Progress;
import dev.undebug.source.Content;
import dev.undebug.source.Links;
import dev.undebug.source.SourceFile;
import dev.undebug.source.SourceTree;
import dev.undebug.testing.MemoryTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScannerTest {
    private static final Map<String, String> SHOP = Map.of("Dockerfile", """
            FROM python:3.13-slim
            WORKDIR /srv
            COPY . .
            CMD ["python", "app.py"]
            """, "app.py", """
            from flask import Flask

            app = Flask(__name__)

            if __name__ == "__main__":
                app.run(host="0.0.0.0", debug=True)
            """, "README.md", "# Shop\n");

    @Test
    void tellsOfEachStepBeforeItBegins() {
        Map<String, String> files = new HashMap<>(SHOP);
        files.put("other.py", SHOP.get("app.py"));
        files.put("allowed.py", """
                from flask import Flask

                Flask(__name__).run(debug=True)  # undebug: allow flask-run-debug -- only here
                """);
        List<Progress.Step> steps = new ArrayList<>();
        ScanResult result = new Scanner(Rules.ALL)
                .with(steps::add)
                .scan(new MemoryTree(files), ScanPolicy.DEFAULT.withAll(true), Focus.all());
        assertThat(steps)
                .containsExactly(
                        new Progress.Reading(4),
                        new Progress.Judging(1, 4, "image"),
                        new Progress.Judging(2, 4, "allowed.py"),
                        new Progress.Judging(3, 4, "app.py"),
                        new Progress.Judging(4, 4, "other.py"),
                        new Progress.Proving(1, 2),
                        new Progress.Proving(2, 2));
        assertThat(result.findings().stream().filter(finding -> finding.fix().isPresent()))
                .hasSize(2);
    }

    @Test
    void namesFilesThatWereTooManyToBeLookedAt() {
        Map<String, String> files = new HashMap<>(SHOP);
        for (int i = 0; i < 80; i++) {
            files.put("data/%02d.yaml".formatted(i), "a: b\n");
        }
        assertThat(scan(files).notes()).isEmpty();
        files.put("data/more/a.yaml", "a: b\n");
        files.put("data/more/deep/run.cfg", "a: b\n");
        assertThat(scan(files).notes())
                .singleElement()
                .asString()
                .contains("and not at `data/more/a.yaml`, `data/more/deep/run.cfg`. If one");
        files.put("deploy.sh", "docker compose -f data/more/a.yaml up -d\n");
        assertThat(scan(files).notes())
                .singleElement()
                .asString()
                .contains("and not at `data/more/deep/run.cfg`. If one");
    }

    @Test
    void saysWhatHappensWhyAndHowToEndIt() {
        ScanResult result = scan(SHOP);
        assertThat(result.files()).isEqualTo(2);
        assertThat(result.services()).singleElement().satisfies(service -> {
            assertThat(service.name()).isEqualTo("image");
            assertThat(service.place()).hasToString("Dockerfile:4");
            assertThat(service.launcher()).isEqualTo(Launcher.PYTHON);
            assertThat(service.exposure()).isEqualTo(Exposure.CONSOLE);
        });
        Finding finding = result.findings().get(0);
        assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(finding.exposure()).isEqualTo(Exposure.CONSOLE);
        assertThat(finding.place().text()).isEqualTo("debug=True");
        assertThat(finding.message())
                .isEqualTo(
                        "`debug=True` turns on the interactive debugger, and `Dockerfile:4` starts the app with Flask's "
                                + "development server, so anyone who guesses a short PIN can run code on the server.");
        assertThat(finding.evidence())
                .extracting(evidence -> evidence.place() + " " + evidence.text())
                .containsExactly(
                        "Dockerfile:4 starts `python app.py`",
                        "app.py:6 starts Flask's development server on `0.0.0.0`",
                        "app.py:6 passes `debug=True`");
        assertThat(finding.fix())
                .hasValueSatisfying(fix -> assertThat(fix.description()).isEqualTo("drop the debug argument"));
    }

    @Test
    void nothingIsDormantWhereLaunchesMayBeUnseen() {
        Map<String, String> elsewhere = new HashMap<>(SHOP);
        elsewhere.put("Dockerfile", "FROM python:3.13-slim\nCOPY . .\nCMD [\"gunicorn\", \"other:app\"]\n");
        elsewhere.put("other.py", "from flask import Flask\n\napp = Flask(__name__)\n");
        assertThat(scan(elsewhere).findings())
                .extracting(Finding::exposure, Finding::severity)
                .containsExactly(tuple(Exposure.DORMANT, Severity.LOW));
        ScanResult cut = new Scanner(Rules.ALL)
                .scan(
                        new MemoryTree(elsewhere).lacking(List.of("Some files were not listed.")),
                        ScanPolicy.DEFAULT,
                        Focus.all());
        assertThat(cut.findings())
                .extracting(Finding::exposure, Finding::severity)
                .containsExactly(tuple(Exposure.CONSOLE, Severity.HIGH));
        assertThat(cut.notes()).hasSize(2).contains("Some files were not listed.");
    }

    @Test
    void whatIsTooLongForADeploymentFileIsWithheld() {
        Map<String, String> texts = new HashMap<>(SHOP);
        String words = "# words\n".repeat(70_000);
        texts.put("Procfile", words + "web: flask run\n");
        texts.put("poetry.lock", words);
        texts.put("setup.py", words);
        texts.put("compose.yaml", "services:\n  web:\n    build: .\n    env_file: web.variables\n");
        texts.put("web.variables", words);
        assertThat(scan(texts).unread())
                .filteredOn(Content.Unread::withheld)
                .extracting(Content.Unread::path)
                .containsExactly("Procfile", "web.variables");
    }

    @Test
    void aPageThatAScriptListsIsNotMissed() {
        assertThat(withheldBeside("deploy.sh", "FILES=(\n  app.py\n  page.css\n)\nscp \"${FILES[@]}\" shop:/srv\n"))
                .isEmpty();
        assertThat(withheldBeside("deploy.ps1", "$files = @(\n  'app.py',\n  'page.css'\n)\nscp $files shop:/srv\n"))
                .isEmpty();
        assertThat(withheldBeside("open.bat", "start page.css\r\n")).isEmpty();
    }

    @Test
    void aScriptThatIsFollowedInPartIsMissed() {
        StringBuilder twice = new StringBuilder();
        for (int i = 0; i < 16; i++) {
            twice.append("f%d() { f%d; f%d; }\n".formatted(i, i + 1, i + 1));
        }
        Map<String, String> texts = new HashMap<>(SHOP);
        texts.put("Dockerfile", "FROM python:3.12\nCOPY . .\nCMD [\"bash\", \"start.sh\"]\n");
        texts.put("start.sh", twice + "f0\nSHOP=1 exec python app.py\n");
        assertThat(scan(texts).unread())
                .filteredOn(Content.Unread::withheld)
                .extracting(Content.Unread::path)
                .containsExactly("start.sh");
    }

    @Test
    void aPageThatAScriptRunsIsMissed() {
        assertThat(withheldBeside("deploy.sh", "SERVER=(\n  ./page.css\n  web\n)\n\"${SERVER[@]}\"\n"))
                .containsExactly("page.css");
        assertThat(withheldBeside("deploy.sh", ". page.css\npython app.py\n")).containsExactly("page.css");
        assertThat(withheldBeside("start.bat", "bash page.css\r\n")).containsExactly("page.css");
    }

    /** The last compose file wins, so none of too many may be left out in silence. */
    @Test
    void aScriptThatLoadsTooManyComposeFilesIsMissed() {
        String most = "-f base.yml ".repeat(ComposeUse.Project.MOST_FILES);
        assertThat(withheldBeside("deploy.sh", "docker compose " + most + "up -d\n"))
                .isEmpty();
        assertThat(withheldBeside("deploy.sh", "docker compose " + most + "-f live.yml up -d\n"))
                .containsExactly("deploy.sh");
    }

    private static List<String> withheldBeside(String script, String text) {
        return scan(Map.of(script, text, "page.css", "a {}\n", "app.py", "X = 1\n")).unread().stream()
                .filter(Content.Unread::withheld)
                .map(Content.Unread::path)
                .toList();
    }

    /** The things that a bound cuts off may be what serves visitors, so none of it may be left out in silence. */
    @Test
    void moreThanIsTakenOfAFileIsMissed() {
        String data = "resource \"aws_instance\" \"web%d\" {\n  user_data = <<-EOF\n#!/bin/bash\nls\nEOF\n}\n";
        assertThat(withheldBeside("main.tf", many(10, data))).isEmpty();
        assertThat(withheldBeside("main.tf", many(11, data))).containsExactly("main.tf");
        assertThat(withheldBeside("Dockerfile", many(200, "FROM alpine AS s%d\n")))
                .isEmpty();
        assertThat(withheldBeside("Dockerfile", many(201, "FROM alpine AS s%d\n")))
                .containsExactly("Dockerfile");
        assertThat(withheldBeside("setup.py", scripts(200))).isEmpty();
        assertThat(withheldBeside("setup.py", scripts(201))).containsExactly("setup.py");
    }

    private static String scripts(int number) {
        return "setup(entry_points={'console_scripts': [" + many(number, "'s%d=app:main',") + "]})\n";
    }

    private static String many(int number, String text) {
        return IntStream.range(0, number).mapToObj(text::formatted).collect(Collectors.joining());
    }

    @Test
    void whatIsReadUnderTwoNamesIsSaidOnceWhereItStands() {
        Map<String, String> texts = new HashMap<>(SHOP);
        texts.put("Dockerfile.prod", SHOP.getOrDefault("Dockerfile", "").replace("COPY", "ENV FLASK_DEBUG=1\nCOPY"));
        texts.remove("Dockerfile");
        List<String> once = places(new MemoryTree(texts));
        assertThat(once).contains("Dockerfile.prod:3", "app.py:6");
        assertThat(places(new MemoryTree(texts).linking(Map.of("Dockerfile", "Dockerfile.prod"))))
                .isEqualTo(once);
    }

    @Test
    void linksAreFollowedWhereverTheyStandInAPath() {
        Map<String, String> texts = new HashMap<>();
        texts.put("Procfile", "web: python current/run.py\n");
        texts.put(
                "releases/2/main.py",
                "from settings import DEBUG\n" + SHOP.getOrDefault("app.py", "").replace("True", "DEBUG"));
        texts.put("shared/production.py", "DEBUG = True\n");
        Map<String, String> links = Map.of(
                "current", "releases/2",
                "releases/2/run.py", "main.py",
                "releases/2/settings.py", "../../shared/production.py");
        Finding finding = new Scanner(Rules.ALL)
                .scan(new MemoryTree(texts).linking(links), ScanPolicy.DEFAULT, Focus.all())
                .findings()
                .get(0);
        assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(finding.place()).hasToString("releases/2/main.py:7");
        assertThat(finding.evidence())
                .anySatisfy(step -> assertThat(step.place()).hasToString("shared/production.py:1"));
        assertThat(finding.fix()).isPresent();
    }

    /** Many a repository keeps one list for both. */
    @Test
    void aListOfIgnoredFilesMayBeThatOfAnImage() {
        Map<String, String> texts = new HashMap<>(Map.of(
                "Dockerfile",
                        "FROM python:3.13\nWORKDIR /srv\nCOPY . .\nCMD [\"flask\", \"run\", \"--host=0.0.0.0\"]\n",
                "requirements.txt", "flask\npython-dotenv\n",
                "app.py", "from flask import Flask\n\napp = Flask(__name__)\n",
                ".env", "FLASK_DEBUG=1\n",
                ".gitignore", "*.pyc\n"));
        MemoryTree copied = new MemoryTree(texts).linking(Map.of(".dockerignore", ".gitignore"));
        texts.put(".gitignore", ".env\n");
        MemoryTree kept = new MemoryTree(texts).linking(Map.of(".dockerignore", ".gitignore"));
        assertThat(places(copied)).contains(".env:1");
        ScanResult result = new Scanner(Rules.ALL).scan(kept, ScanPolicy.DEFAULT, Focus.all());
        assertThat(result.unread()).isEmpty();
        assertThat(result.findings())
                .filteredOn(finding -> finding.severity() == Severity.CRITICAL)
                .isEmpty();
    }

    private static List<String> places(SourceTree tree) {
        return new Scanner(Rules.ALL)
                .scan(tree, ScanPolicy.DEFAULT, Focus.all()).findings().stream()
                        .map(finding -> finding.place().toString())
                        .sorted()
                        .toList();
    }

    @Test
    void whatCouldNotBeReadMayDoAnything() {
        assertThat(exposure(SHOP, "app.py")).isEqualTo(Exposure.UNKNOWN);
        Map<String, String> modules = new HashMap<>(SHOP);
        modules.put(
                "app.py",
                "from flask import Flask\nimport settings\n\napp = Flask(__name__)\napp.run(debug=settings.DEBUG)\n");
        modules.put("settings.py", "DEBUG = False\n");
        assertThat(exposure(modules, "none")).isEqualTo(Exposure.NONE);
        assertThat(exposure(modules, "settings.py")).isEqualTo(Exposure.UNKNOWN);
    }

    /** Returns the exposure if one file exists and cannot be read. */
    private static Exposure exposure(Map<String, String> texts, String unread) {
        MemoryTree tree = new MemoryTree(texts);
        if (texts.containsKey(unread)) {
            tree.unread(unread, "not UTF-8 text");
        }
        return new Scanner(Rules.ALL)
                .scan(tree, ScanPolicy.DEFAULT, Focus.all())
                .services()
                .get(0)
                .exposure();
    }

    @Test
    void aFixThatCannotBeProvedIsNotOffered() {
        // It is on with any text, so neither 0 nor none would turn it off.
        Map<String, String> texts = Map.of(
                "Procfile",
                "web: SHOP_DEBUG=1 python app.py\n",
                "app.py",
                "import os\nfrom flask import Flask\napp = Flask(__name__)\napp.run(debug='SHOP_DEBUG' in os.environ)\n");
        List<Finding> findings = scan(texts).findings();
        assertThat(findings)
                .extracting(finding -> finding.place() + " " + finding.severity())
                .containsExactly("Procfile:1 CRITICAL", "app.py:4 MEDIUM");
        assertThat(findings).extracting(finding -> finding.fix().isPresent()).containsExactly(false, true);
    }

    @Test
    void aSecretIsNeverQuoted() {
        Map<String, String> texts = Map.of(
                "Procfile",
                "web: API_TOKEN=hunter2 python app.py\n",
                "app.py",
                "import os\nfrom flask import Flask\napp = Flask(__name__)\napp.run(debug=os.getenv('API_TOKEN'))\n");
        Finding finding = scan(texts).findings().get(0);
        assertThat(finding.message()
                        + finding.evidence().get(finding.evidence().size() - 1).text())
                .contains("API_TOKEN=…")
                .doesNotContain("hunter2");
    }

    @Test
    void anEmptyTreeHasNothing() {
        ScanResult result = scan(Map.of());
        assertThat(result.findings()).isEmpty();
        assertThat(result.services()).isEmpty();
    }

    @Test
    void whatIsIgnoredIsNotReported() {
        ScanPolicy policy = new ScanPolicy(Severity.HIGH, List.of("*.py"));
        assertThat(scan(new MemoryTree(SHOP), policy, Focus.all()).findings()).isEmpty();
    }

    private static ScanPolicy configured(String text) {
        RepositoryConfig config = RepositoryConfig.parse(new SourceFile(RepositoryConfig.PATH, text));
        assertThat(config.problems()).isEmpty();
        return config.policy();
    }

    @Test
    void aRuleMayBeOffOrMoreOrLessSevere() {
        assertThat(scan(SHOP).findings())
                .extracting(Finding::rule, Finding::severity)
                .contains(tuple("flask-run-debug", Severity.CRITICAL));
        ScanPolicy off = configured("rules: {flask-run-debug: off}");
        assertThat(scan(new MemoryTree(SHOP), off, Focus.all()).findings())
                .extracting(Finding::rule)
                .doesNotContain("flask-run-debug");
        ScanPolicy low = configured("rules: {flask-run-debug: low}");
        assertThat(scan(new MemoryTree(SHOP), low, Focus.all()).findings())
                .extracting(Finding::rule, Finding::severity)
                .contains(tuple("flask-run-debug", Severity.LOW));
    }

    @Test
    void aCommentThatAllowsWhatARuleFindsIsNotStaleWhereTheRuleIsOff() {
        Map<String, String> texts = Map.of("app.py", """
                from flask import Flask
                Flask(__name__).run(debug=True)  # undebug: allow flask-run-debug -- on purpose
                """);
        assertThat(scan(new MemoryTree(texts), configured("rules: {flask-run-debug: off}"), Focus.all())
                        .findings())
                .isEmpty();
    }

    @Test
    void commentsAllowNothingWhereTheConfigurationSaysSo() {
        Map<String, String> texts = Map.of("app.py", """
                from flask import Flask
                Flask(__name__).run(debug=True)  # undebug: allow flask-run-debug -- on purpose
                """, "other.py", """
                from flask import Flask
                Flask(__name__).run(debug=True)  # nosec B201 -- on purpose
                """);
        assertThat(scan(new MemoryTree(texts), ScanPolicy.DEFAULT, Focus.all()).findings())
                .hasSize(2)
                .allMatch(Finding::suppressed)
                .allMatch(Finding::allowable);
        assertThat(scan(new MemoryTree(texts), configured("allow-comments: false"), Focus.all())
                        .findings())
                .noneMatch(Finding::suppressed)
                .noneMatch(Finding::allowable)
                .extracting(finding -> finding.place().path(), Finding::rule, Finding::message)
                .satisfiesExactlyInAnyOrder(
                        found -> assertThat(found.toList()).startsWith("app.py", "flask-run-debug"),
                        found -> assertThat(found.toList())
                                .containsExactly(
                                        "app.py",
                                        "stale-suppression",
                                        "The configuration says `allow-comments: false`, so this comment allows nothing."),
                        found -> assertThat(found.toList()).startsWith("other.py", "flask-run-debug"));
    }

    @Test
    void theConfigurationKnowsBetterThanNamesWhoMeetsWhat() {
        Map<String, String> texts =
                Map.of("docker-compose.dev.yml", """
                services:
                  web:
                    image: shop
                    command: flask run --debug
                """, "Procfile", "web: flask run --debug\n", "tools/serve.py", """
                from flask import Flask
                Flask(__name__).run(debug=True)
                """);
        assertThat(places(ScanPolicy.DEFAULT, texts)).contains("Procfile").doesNotContain("docker-compose.dev.yml");
        ScanPolicy swapped = configured("production: ['*.dev.yml']\ndevelopment: [Procfile, tools/**]\n");
        assertThat(places(swapped, texts)).containsExactly("docker-compose.dev.yml");
        assertThat(scan(new MemoryTree(texts), swapped, Focus.all()).services())
                .extracting(service -> service.place().path(), ServiceReport::role)
                .contains(tuple("Procfile", Role.DEVELOPMENT), tuple("docker-compose.dev.yml", Role.PRODUCTION));
        ScanPolicy both = configured("production: ['*']\ndevelopment: ['*']\n");
        assertThat(places(both, texts)).contains("docker-compose.dev.yml", "Procfile");
    }

    private static List<String> places(ScanPolicy policy, Map<String, String> texts) {
        return scan(new MemoryTree(texts), policy, Focus.all()).findings().stream()
                .filter(finding -> finding.severity().atLeast(Severity.HIGH))
                .map(finding -> finding.place().path())
                .distinct()
                .toList();
    }

    @Test
    void developmentIsReportedOnlyWhenAskedFor() {
        Map<String, String> texts = Map.of("docker-compose.dev.yml", """
                services:
                  web:
                    image: shop
                    command: flask run --debug
                """);
        assertThat(scan(texts).findings()).isEmpty();
        assertThat(scan(new MemoryTree(texts), ScanPolicy.DEFAULT.withAll(true), Focus.all())
                        .findings())
                .extracting(Finding::severity)
                .containsExactly(Severity.LOW);
    }

    @Test
    void aSmallTreeIsReadInOneGo() {
        MemoryTree tree = new MemoryTree(SHOP);
        scan(tree, ScanPolicy.DEFAULT, Focus.on(List.of("README.md")));
        assertThat(tree.reads()).hasSize(1);
    }

    @Test
    void ofALargeTreeOnlyWhatTheProgramsImportIsRead() {
        Map<String, String> texts = new HashMap<>(SHOP);
        for (int i = 0; i < 300; i++) {
            texts.put("other/module" + i + ".py", "value = " + i + "\n");
        }
        texts.put("settings.py", "DEBUG = True\n");
        texts.put(
                "app.py",
                "from flask import Flask\nfrom settings import DEBUG\napp = Flask(__name__)\napp.run(debug=DEBUG)\n");
        MemoryTree tree = new MemoryTree(texts);
        ScanResult result = scan(tree, ScanPolicy.DEFAULT, Focus.on(List.of("other/module7.py")));
        assertThat(result.findings()).extracting(Finding::severity).containsExactly(Severity.CRITICAL);
        assertThat(tree.reads())
                .containsExactly(List.of("Dockerfile", "other/module7.py"), List.of("app.py"), List.of("settings.py"));
    }

    @Test
    void ofALargeTreeAChangedFileIsFollowedToTheApplicationThatItStarts() {
        Map<String, String> texts = new HashMap<>();
        for (int i = 0; i < 300; i++) {
            texts.put("other/module" + i + ".py", "value = " + i + "\n");
        }
        texts.put("shop/__init__.py", "from flask import Flask\napp = Flask(__name__)\n");
        texts.put("run.py", "from shop import app\napp.run(debug=True)\n");
        MemoryTree tree = new MemoryTree(texts);
        assertThat(scan(tree, ScanPolicy.DEFAULT, Focus.on(List.of("run.py"))).findings())
                .extracting(Finding::severity)
                .containsExactly(Severity.HIGH);
        assertThat(tree.reads()).containsExactly(List.of("run.py"), List.of("shop/__init__.py"));
    }

    @Test
    void ofALargeTreeAFixIsProvedBesideTheProgramsThatWereJudged() {
        Map<String, String> texts = new HashMap<>(SHOP);
        for (int i = 0; i < 300; i++) {
            texts.put("other/module" + i + ".py", "value = " + i + "\n");
        }
        // A module that the program reads; by itself it would be one more finding.
        texts.put(
                "web.py",
                "from flask import Flask\napp = Flask(__name__)\nif __name__ == '__main__':\n    app.run(debug=True)\n");
        texts.put("app.py", "from web import app\napp.run(debug=True)\n");
        ScanResult result = scan(new MemoryTree(texts), ScanPolicy.DEFAULT, Focus.on(List.of("app.py")));
        assertThat(result.findings()).singleElement().satisfies(finding -> assertThat(finding.fix())
                .isPresent());
    }

    @Test
    void ofALargeTreeWhatProgramsImportFromElsewhereIsReadOnce() {
        Map<String, String> texts = new HashMap<>();
        for (int i = 0; i < 300; i++) {
            texts.put("other/module" + i + ".py", "value = " + i + "\n");
        }
        texts.put("libs/core/pyproject.toml", "[project]\nname = 'core'\n");
        texts.put("libs/core/src/core/__init__.py", "from core.config import DEBUG\n");
        texts.put("libs/core/src/core/config.py", "DEBUG = True\n");
        texts.put("shop/web.py", "from flask import Flask\napp = Flask(__name__)\n");
        texts.put("Procfile", "web: python run.py\n");
        texts.put("run.py", "from core import DEBUG\nfrom shop.web import app\napp.run(debug=DEBUG)\n");
        MemoryTree tree = new MemoryTree(texts);
        assertThat(scan(tree, ScanPolicy.DEFAULT, Focus.on(List.of("libs/core/src/core/config.py")))
                        .findings())
                .extracting(Finding::severity)
                .containsExactly(Severity.CRITICAL);
        assertThat(tree.reads())
                .containsExactly(
                        List.of("Procfile", "libs/core/pyproject.toml", "libs/core/src/core/config.py"),
                        List.of("run.py"),
                        List.of("libs/core/src/core/__init__.py", "shop/web.py"));
    }

    @Test
    void ofALargeTreeAChangedFileIsFollowedToWhatIsImportedFromElsewhere() {
        Map<String, String> texts = new HashMap<>();
        for (int i = 0; i < 300; i++) {
            texts.put("other/module" + i + ".py", "value = " + i + "\n");
        }
        texts.put("backend/shop/__init__.py", "from flask import Flask\napp = Flask(__name__)\n");
        texts.put("run.py", "from shop import app\napp.run(debug=True)\n");
        assertThat(scan(new MemoryTree(texts), ScanPolicy.DEFAULT, Focus.on(List.of("run.py")))
                        .findings())
                .extracting(Finding::severity)
                .containsExactly(Severity.HIGH);
    }

    @Test
    void aLinkToAnInterpreterOutOfTheRepositoryMayBeNoProgram() {
        Map<String, String> links = Map.of(
                "web/env/bin/python3", "/usr/local/bin/python3",
                "web/env/bin/python", "python3",
                "bin/serve", "/opt/shop/serve");
        ScanResult result =
                new Scanner(Rules.ALL).scan(new MemoryTree(SHOP).linking(links), ScanPolicy.DEFAULT, Focus.all());
        assertThat(result.unread())
                .filteredOn(Content.Unread::withheld)
                .extracting(Content.Unread::path)
                .containsExactly("bin/serve");
    }

    /** What is reached by no launch is judged as it starts itself only where a launch may be hidden. */
    @Test
    void aLinkToNowhereHidesALaunchOnlyIfItsNamesMayStartSomething() {
        assertThat(severities(".env", "/etc/shop/env")).containsOnly(Severity.LOW);
        assertThat(severities(".env.sample", "../settings/sample")).containsOnly(Severity.LOW);
        assertThat(severities("env/FLASK_DEBUG", "/srv/env/FLASK_DEBUG")).containsOnly(Severity.LOW);
        assertThat(severities("script/config.cfg", "/home/shop/none")).containsOnly(Severity.LOW);
        assertThat(severities("settings.conf", "settings.local")).containsOnly(Severity.LOW);
        assertThat(severities("docs/sphinx.ini", "/srv/sphinx.ini")).containsOnly(Severity.LOW);
        assertThat(severities("Procfile", "/etc/shop/programs")).contains(Severity.HIGH);
        assertThat(severities("deploy/shop.service", "/etc/shop")).contains(Severity.HIGH);
        assertThat(severities("start.sh", "/srv/start")).contains(Severity.HIGH);
        assertThat(severities("compose.yaml", "../compose")).contains(Severity.HIGH);
        assertThat(severities("supervisord.conf", "/srv/settings")).contains(Severity.HIGH);
        assertThat(severities("deploy/uwsgi.ini", "/srv/settings")).contains(Severity.HIGH);
        assertThat(severities("shop.conf", "/etc/supervisor/conf.d/shop.conf")).contains(Severity.HIGH);
        assertThat(severities("shop.ini", "/etc/uwsgi/apps-enabled/shop.ini")).contains(Severity.HIGH);
        assertThat(severities(".env", "../deploy/start.sh")).contains(Severity.HIGH);
        assertThat(severities("settings.conf", Links.NOWHERE)).contains(Severity.HIGH);
    }

    private static List<Severity> severities(String link, String target) {
        Map<String, String> texts = new HashMap<>(SHOP);
        texts.put("Dockerfile", "FROM python:3.13-slim\nWORKDIR /srv\nCOPY . .\nCMD [\"flask\", \"run\"]\n");
        MemoryTree tree = new MemoryTree(texts).linking(Map.of(link, target));
        ScanResult result = new Scanner(Rules.ALL).scan(tree, ScanPolicy.DEFAULT, Focus.all());
        return result.findings().stream().map(Finding::severity).toList();
    }

    @Test
    void aLinkToAModuleOfTheMachineMayBeNoProgram() {
        Map<String, String> texts = new HashMap<>(SHOP);
        texts.put("tools.py", "import sys\nsys.path.insert(0, 'app/flask/lib/python2.7')\nimport os, code, shoplib\n");
        Map<String, String> links = Map.of(
                "app/flask/lib/python2.7/os.py", "/usr/lib/python2.7/os.py",
                "app/flask/lib/python2.7/code.py", "/srv/python2.7/code.py",
                "app/flask/lib/python2.7/shoplib.py", "/usr/lib/python2.7/shoplib.py");
        ScanResult result =
                new Scanner(Rules.ALL).scan(new MemoryTree(texts).linking(links), ScanPolicy.DEFAULT, Focus.all());
        assertThat(result.unread())
                .filteredOn(Content.Unread::withheld)
                .extracting(Content.Unread::path)
                .doesNotContain("app/flask/lib/python2.7/os.py");
    }

    @Test
    void aBinaryFileWithTheNameOfAUnitHidesNothing() {
        MemoryTree tree = new MemoryTree(SHOP)
                .unread("org.shop.container", Content.DATA)
                .unread("deploy/shop.service", Content.DATA)
                .unread("deploy/uwsgi.ini", Content.DATA)
                .unread("deploy/real.container", Content.PARTLY_TEXT)
                .unread("deploy/real.service", Content.PARTLY_TEXT)
                .unread("deploy/nginx.conf", Content.DATA);
        assertThat(scan(tree, ScanPolicy.DEFAULT, Focus.all()).unread())
                .filteredOn(Content.Unread::withheld)
                .extracting(Content.Unread::path)
                .containsExactly("deploy/nginx.conf", "deploy/real.container", "deploy/real.service");
    }

    @Test
    void aZeroByteHidesNoLineOfAUnit() {
        Map<String, String> files = Map.of(
                "other.py", "from flask import Flask\napp = Flask(__name__)\n",
                "Procfile", "web: gunicorn other:app\n",
                "app.py", "from flask import Flask\napp = Flask(__name__)\napp.run(host='0.0.0.0', debug=True)\n",
                "shop.service", "[Service]\n# shop\0ExecStart=/usr/bin/python3 /srv/shop/app.py\n");
        assertThat(scan(new MemoryTree(files), ScanPolicy.DEFAULT, Focus.all()).findings())
                .extracting(finding -> finding.severity())
                .containsExactly(Severity.CRITICAL);
    }

    @Test
    void theEvidenceNamesTheServerBeforeAProgramThatEnds() {
        Map<String, String> files = Map.of("manage.py", """
                from flask import Flask
                from flask_script import Manager
                app = Flask(__name__)
                app.config["PROPAGATE_EXCEPTIONS"] = True
                manager = Manager(app)
                if __name__ == "__main__":
                    manager.run()
                """, "supervisord.conf", """
                [program:assets]
                command=python manage.py assets build
                [program:web]
                command=gunicorn manage:app
                """);
        assertThat(scan(new MemoryTree(files), ScanPolicy.DEFAULT, Focus.all()).findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.evidence())
                        .anyMatch(step -> step.text().contains("gunicorn manage:app")));
    }

    @Test
    void unreadFilesAreNamed() {
        SourceTree tree = new MemoryTree(Map.of()).unread("app.py", "not UTF-8 text");
        assertThat(scan(tree, ScanPolicy.DEFAULT, Focus.all()).unread())
                .containsExactly(Content.withheld("app.py", "not UTF-8 text"));
    }

    @Test
    void everyPrefixOfAProjectIsScanned() {
        int scans = 0;
        for (Map.Entry<String, String> file : SHOP.entrySet()) {
            for (int end = 0; end < file.getValue().length(); end += 3) {
                Map<String, String> cut = new TreeMap<>(SHOP);
                cut.put(file.getKey(), file.getValue().substring(0, end));
                assertThat(scan(cut).files()).isEqualTo(2);
                scans++;
            }
        }
        assertThat(scans).isGreaterThan(60);
    }

    private static ScanResult scan(Map<String, String> texts) {
        return scan(new MemoryTree(texts), ScanPolicy.DEFAULT, Focus.all());
    }

    private static ScanResult scan(SourceTree tree, ScanPolicy policy, Focus focus) {
        return new Scanner(Rules.ALL).scan(tree, policy, focus);
    }
}
