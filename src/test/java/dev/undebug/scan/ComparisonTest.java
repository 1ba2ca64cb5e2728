package dev.undebug.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.rule.Finding;
import dev.undebug.rules.Rules;
import dev.undebug.testing.MemoryTree;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What counts as introduced. */
class ComparisonTest {
    private static final String FLAG = "web: flask run --debug\n";

    @Test
    void aNewFindingIsIntroduced() {
        assertThat(introduced(Map.of(), Map.of("Procfile", FLAG), Map.of()))
                .extracting(Finding::rule)
                .containsExactly("flask-run-flag");
    }

    @Test
    void whatWasThereIsNot() {
        assertThat(introduced(Map.of("Procfile", FLAG), Map.of("Procfile", FLAG), Map.of()))
                .isEmpty();
    }

    @Test
    void movedAndReformattedCodeIsNotNew() {
        String moved = "release: ./migrate.sh\n\nweb:   flask   run --port 80 --debug\n";
        assertThat(introduced(Map.of("Procfile", FLAG), Map.of("Procfile", moved), Map.of()))
                .isEmpty();
    }

    @Test
    void aRenamedFileIsFollowed() {
        Map<String, String> base = Map.of("old/Procfile", FLAG);
        Map<String, String> head = Map.of("new/Procfile", FLAG);
        assertThat(introduced(base, head, Map.of("old/Procfile", "new/Procfile")))
                .isEmpty();
        assertThat(introduced(base, head, Map.of())).hasSize(1);
    }

    @Test
    void aSecondEqualOneIsNew() {
        String two = "web: flask run --debug\nweb: flask run --debug\n";
        assertThat(introduced(Map.of("Procfile", FLAG), Map.of("Procfile", two), Map.of()))
                .hasSize(1);
    }

    @Test
    void whatIsMadeLiveElsewhereIsIntroduced() {
        Map<String, String> base = Map.of(".env", "FLASK_DEBUG=1\n", "Procfile", "web: gunicorn shop:app\n");
        Map<String, String> head = Map.of(".env", "FLASK_DEBUG=1\n", "Procfile", "web: flask run\n");
        assertThat(introduced(base, head, Map.of()))
                .extracting(finding -> finding.place().path())
                .containsExactly(".env");
        assertThat(introduced(head, base, Map.of())).isEmpty();
    }

    @Test
    void aCommentThatIsNewIsTold() {
        String allowed = "# undebug: allow flask-run-flag -- a closed network\n" + FLAG;
        Map<String, String> open = Map.of("Procfile", FLAG);
        Map<String, String> head = Map.of("Procfile", allowed);
        assertThat(newlyAllowed(Map.of(), head)).hasSize(1);
        assertThat(newlyAllowed(open, head)).hasSize(1);
        assertThat(newlyAllowed(head, head)).isEmpty();
        assertThat(newlyAllowed(head, open)).isEmpty();
    }

    @Test
    void whatNoCommentAllowsAnyMoreIsIntroduced() {
        String allowed = "# undebug: allow flask-run-flag -- a closed network\n" + FLAG;
        assertThat(introduced(Map.of("Procfile", allowed), Map.of("Procfile", FLAG), Map.of()))
                .hasSize(1);
    }

    private static List<Finding> newlyAllowed(Map<String, String> base, Map<String, String> head) {
        return Comparison.newlyAllowed(scan(base), scan(head), Map.of());
    }

    @Test
    void fingerprintsHaveTheShapeOfAMarker() {
        assertThat(scan(Map.of("Procfile", FLAG)).findings())
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.fingerprint()).matches("[0-9a-v]{24}"));
    }

    private static List<Finding> introduced(
            Map<String, String> base, Map<String, String> head, Map<String, String> renames) {
        return Comparison.introduced(scan(base), scan(head), renames);
    }

    private static ScanResult scan(Map<String, String> texts) {
        return new Scanner(Rules.ALL).scan(new MemoryTree(new TreeMap<>(texts)), ScanPolicy.DEFAULT, Focus.all());
    }
}
