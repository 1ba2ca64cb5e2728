package dev.undebug.review;

import dev.undebug.pull.ChangedFile;
import dev.undebug.pull.ChangedFile.Status;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The texts about the configuration in the check. */
class ConfigurationGoldenTest {
    private static final String FILE = ".github/undebug.yml";

    private final Shop shop = new Shop();

    private void change(String name, String before, String after) {
        Map<String, String> files = new TreeMap<>(Shop.BEFORE);
        files.put(FILE, before);
        shop.gitHub.before = files;
        shop.gitHub.configuration = Optional.of(before);
        Published.lastCheck(
                "configuration/" + name, shop.changes(Map.of(FILE, after)).reviewed());
    }

    @Test
    void everyMistakeIsTold() {
        shop.gitHub.configuration = Optional.of("""
                fail-on: hihg
                scope: everything
                drafts: perhaps
                rules:
                  flask-run-debgu: off
                  flask-run-flag: loud
                ignored: ['docs/**']
                """);
        Published.lastCheck("configuration/mistakes", shop.turnsDebugOn().reviewed());
    }

    @Test
    void whatIsNoConfigurationAtAll() {
        shop.gitHub.configuration = Optional.of("fail-on: [high\n");
        Published.lastCheck("configuration/not-yaml", shop.turnsDebugOn().reviewed());
    }

    @Test
    void whatARuleThatIsOffWouldHaveFoundIsTold() {
        shop.gitHub.configuration = Optional.of("rules: {flask-run-debug: off}\n");
        Published.lastCheck("configuration/rule-off", shop.turnsDebugOn().reviewed());
    }

    @Test
    void whatIsInAnIgnoredPathIsTold() {
        shop.gitHub.configuration = Optional.of("ignore: [app.py]\n");
        Published.lastCheck("configuration/ignored", shop.turnsDebugOn().reviewed());
    }

    @Test
    void whatIsKeptOutElsewhereIsNotHeldAgainstEachPullRequest() {
        shop.gitHub.configuration = Optional.of("ignore: [app.py]\n");
        shop.turnsDebugOn();
        shop.gitHub.before = shop.gitHub.after;
        Published.lastCheck(
                "configuration/ignored-elsewhere",
                shop.changes(Map.of("worker.py", "import os\n")).reviewed());
    }

    @Test
    void aChangeIsToldBeforeItIsMerged() {
        change("change", "fail-on: critical\n", """
                fail-on: low
                scope: all
                comment: false
                ignore: ['docs/**', '*.ipynb']
                rules:
                  flask-run-debug: off
                """);
    }

    @Test
    void whatAChangeWouldSilenceIsNamed() {
        Map<String, String> files = new TreeMap<>(Shop.BEFORE);
        files.put("Procfile", "web: flask --app admin run --debug\n");
        shop.gitHub.before = files;
        Published.lastCheck(
                "configuration/change-that-silences",
                shop.changes(
                                Map.of(
                                        "app.py",
                                        Shop.before("app.py").replace("\"0.0.0.0\"", "\"0.0.0.0\", debug=True"),
                                        FILE,
                                        "fail-on: medium\nignore: [app.py]\nrules: {flask-run-flag: low, dev-server-in-production: high}\n"))
                        .reviewed());
    }

    @Test
    void whatAChangeWouldUncoverIsNamed() {
        Map<String, String> files = new TreeMap<>(Shop.BEFORE);
        files.put("Procfile", "web: flask --app admin run --debug\n");
        shop.gitHub.before = files;
        shop.gitHub.configuration = Optional.of("ignore: [Procfile]\n");
        Published.lastCheck(
                "configuration/change-that-uncovers",
                shop.changes(Map.of(FILE, "fail-on: medium\n")).reviewed());
    }

    @Test
    void aChangeThatChangesNothing() {
        change("change-of-nothing", "fail-on: high\n", "# the default\nfail-on: high\n");
    }

    @Test
    void aChangeWithAMistake() {
        change("change-with-mistake", "fail-on: critical\n", "fail-on: never\n");
    }

    private void remove(String name) {
        shop.gitHub.before = Map.of(FILE, "fail-on: low\n");
        shop.gitHub.configuration = Optional.of("fail-on: low\n");
        shop.gitHub.after = Map.of();
        ChangedFile gone = new ChangedFile(FILE, Status.REMOVED, Optional.empty(), Optional.empty());
        Published.lastCheck(
                "configuration/" + name, shop.shows(List.of(gone), List.of()).reviewed());
    }

    @Test
    void aRemovalLeavesTheDefaults() {
        remove("removed");
    }

    @Test
    void aRemovalLeavesTheOwnersConfiguration() {
        shop.gitHub.ownersConfiguration = Optional.of("fail-on: medium\n");
        remove("removed-owners-holds");
    }

    @Test
    void aChangeThatIsNoText() {
        change("change-to-no-text", "fail-on: low\n", "\uFFFD");
    }

    @Test
    void aFileThatIsNamedOtherwise() {
        Published.lastCheck(
                "configuration/misnamed",
                shop.changes(Map.of(".github/undebug.yaml", "fail-on: low\n")).reviewed());
    }
}
