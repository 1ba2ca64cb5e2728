package dev.undebug.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.flask.Exposure;
import dev.undebug.rules.Rules;
import dev.undebug.scan.config.ScanPolicy;
import dev.undebug.source.Content;
import dev.undebug.testing.MemoryTree;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UnreadFilesTest {
    private static final String APP = "from flask import Flask\n\napp = Flask(__name__)\n";

    private static ScanResult scan(MemoryTree tree) {
        return new Scanner(Rules.ALL).scan(tree, ScanPolicy.DEFAULT, Focus.all());
    }

    private static List<String> withheld(MemoryTree tree) {
        return scan(tree).unread().stream()
                .filter(Content.Unread::withheld)
                .map(Content.Unread::path)
                .toList();
    }

    private static List<String> rows(MemoryTree tree) {
        return scan(tree).services().stream()
                .map(service -> service.name() + " " + service.exposure().id() + service.reasons())
                .toList();
    }

    private static MemoryTree shop(String... more) {
        Map<String, String> files = new HashMap<>(Map.of("Procfile", "web: gunicorn app:app\n", "app.py", APP));
        for (int i = 0; i < more.length; i += 2) {
            files.put(more[i], more[i + 1]);
        }
        return new MemoryTree(files);
    }

    @Test
    void aProgramOrModuleThatALaunchNeedsMatters() {
        assertThat(withheld(shop().unread("app.py", "not UTF-8 text"))).containsExactly("app.py");
        MemoryTree imported = shop("app.py", "from conf import DEBUG\n" + APP).unread("conf.py", "not UTF-8 text");
        assertThat(withheld(imported)).containsExactly("conf.py");
        assertThat(rows(imported)).containsExactly("web unknown: needs `conf.py`, which could not be read");
    }

    @Test
    void aPythonFileThatNoLaunchNeedsDoesNot() {
        assertThat(withheld(shop().unread("legacy.py", "not UTF-8 text"))).isEmpty();
        assertThat(rows(shop().unread("legacy.py", "not UTF-8 text")))
                .singleElement()
                .asString()
                .startsWith("web none");
    }

    @Test
    void whereNoLaunchIsShownAnyPythonFileMayBeTheProgram() {
        assertThat(withheld(MemoryTree.of("shop.py", APP).unread("web.py", "not UTF-8 text")))
                .containsExactly("web.py");
        assertThat(withheld(MemoryTree.of("shop.py", APP)
                        .unread("tests/data/latin.py", "not UTF-8 text")
                        .unread("docs/conf.py", "not UTF-8 text")))
                .isEmpty();
    }

    @Test
    void nothingIsSaidToTurnDebugModeOnOnlyWhereAllWasRead() {
        String broken = "kind: Deployment\napiVersion: apps/v1\nspec: {a: [\n";
        assertThat(rows(shop("cluster/web.yaml", broken)))
                .containsExactly("web unknown: may run in debug mode: nothing that was read turns it on, but"
                        + " `cluster/web.yaml` was not read");
        assertThat(rows(shop("docs/notes.yaml", "a: [\n")))
                .singleElement()
                .asString()
                .startsWith("web none");
    }

    @Test
    void anUnreadFileOfOneApplicationConcernsNoOtherOne() {
        String broken = "kind: Deployment\napiVersion: apps/v1\nspec: {a: [\n";
        MemoryTree tree = new MemoryTree(Map.of(
                "shop/Procfile", "shop: gunicorn app:app\n",
                "shop/app.py", APP,
                "blog/Procfile", "blog: gunicorn app:app\n",
                "blog/app.py", APP,
                "blog/cluster/web.yaml", broken));
        assertThat(rows(tree).stream().map(row -> row.replaceFirst(":.*", "")))
                .containsExactlyInAnyOrder("shop none", "blog unknown");
    }

    @Test
    void aSwitchThatIsOffInTheCodeStaysOff() {
        MemoryTree tree = new MemoryTree(Map.of(
                        "Procfile", "web: python app.py\n", "app.py", APP + "app.run(host='0.0.0.0', debug=False)\n"))
                .unread(".flaskenv", "larger than 10 MiB");
        assertThat(rows(tree)).containsExactly("web none: app.py:4 passes `debug=False`");
    }

    @Test
    void theMessageOfTheDevelopmentServerPromisesNothing() {
        MemoryTree tree = shop("Procfile", "web: flask run -h 0.0.0.0\n").unread(".flaskenv", "larger than 10 MiB");
        assertThat(scan(tree).findings()).singleElement().satisfies(finding -> assertThat(finding.message())
                .contains("Undebug cannot tell whether"));
    }

    @Test
    void filesThatWereTooManyToBeLookedAtLeaveAScanOpen() {
        Map<String, String> files = new HashMap<>(Map.of("Procfile", "web: gunicorn app:app\n", "app.py", APP));
        for (int i = 0; i < 200; i++) {
            files.put("a/b/" + i + ".yaml", "a: 1\n");
        }
        ScanResult result = scan(new MemoryTree(files));
        assertThat(result.extent().looked()).isFalse();
        assertThat(result.notes()).anyMatch(note -> note.contains("Undebug looked at those nearest to the root"));
        assertThat(result.services().get(0).exposure()).isEqualTo(Exposure.UNKNOWN);
    }
}
