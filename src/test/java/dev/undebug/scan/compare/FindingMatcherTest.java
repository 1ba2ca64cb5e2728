package dev.undebug.scan.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.flask.Exposure;
import dev.undebug.rule.Finding;
import dev.undebug.rule.Severity;
import dev.undebug.scan.ScanResult;
import dev.undebug.source.SourceFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Finds the base finding of a head finding: by unchanged lines, then by order, then by moved code. */
class FindingMatcherTest {
    private static final String SUBJECT = "web FLASK_DEBUG";

    @Test
    void ofTwoEqualFindingsTheOneOnTheUnchangedLineIsLeft() {
        SourceFile before = new SourceFile(".env", "A=1\nFLASK_DEBUG=1\nB=1\nFLASK_DEBUG=1\n");
        Finding removed = Scans.finding(before, 2, SUBJECT);
        Finding kept = Scans.finding(before, 4, SUBJECT);
        Finding now = Scans.finding(new SourceFile(".env", "A=1\nB=1\nFLASK_DEBUG=1\n"), 3, SUBJECT);
        assertThat(partner(now, Scans.of(removed, kept), Scans.of(now))).containsSame(kept);
    }

    @Test
    void aCoveredFindingOnTheUnchangedLineIsTheOldOne() {
        Finding old = Scans.finding(new SourceFile(".env", "FLASK_DEBUG=1\n"), 1, SUBJECT);
        SourceFile after = new SourceFile(".env", "FLASK_DEBUG=1\nFLASK_DEBUG=True\n");
        Finding covered = Scans.finding(after, 1, SUBJECT);
        Finding added = Scans.finding(after, 2, SUBJECT);
        ScanResult head = Scans.of(List.of(added), List.of(covered));
        assertThat(partner(covered, Scans.of(old), head)).containsSame(old);
        assertThat(partner(added, Scans.of(old), head)).isEmpty();
    }

    /** An equal line is added above the old one. */
    @ParameterizedTest
    @CsvSource({"100000, 3", "100001, 1"})
    void inAFileThatNobodyWroteTheOrderDecides(int length, int expected) {
        Finding old = Scans.finding(padded("A=1\nFLASK_DEBUG=1", length), 2, SUBJECT);
        SourceFile after = padded("FLASK_DEBUG=1\nA=1\nFLASK_DEBUG=1", length);
        List<Finding> now = List.of(Scans.finding(after, 1, SUBJECT), Scans.finding(after, 3, SUBJECT));
        FindingMatcher matcher = new FindingMatcher(Scans.of(old), Scans.of(now, List.of()), Map.of());
        assertThat(now.stream().filter(finding -> matcher.of(finding).isPresent()))
                .extracting(finding -> finding.place().line())
                .containsExactly(expected);
    }

    private static SourceFile padded(String text, int length) {
        return new SourceFile(
                ".env", text + "\n".repeat(length - (int) text.lines().count()));
    }

    @Test
    void aFindingWithAPartnerKeepsIt() {
        String run = ":\n    app.run(debug=True)\n";
        SourceFile before = new SourceFile("app.py", "def a()" + run + "def b()" + run);
        Finding kept = Scans.finding(before, 2, "a run");
        Finding removed = Scans.finding(before, 4, "b run");
        Finding now = Scans.finding(new SourceFile("app.py", "def a()" + run), 2, "a run");
        assertThat(partner(now, Scans.of(kept, removed), Scans.of(now))).containsSame(kept);
    }

    @ParameterizedTest
    @CsvSource({"app.py, true", "compose.yaml, false"})
    void onlyPythonIsMovedWithinAFileUnderAnotherName(String path, boolean same) {
        Finding old = Scans.finding(new SourceFile(path, "def a():\n  app.run(debug=True)\nx = 1\ny = 2\n"), 2, "a");
        Finding now = Scans.finding(new SourceFile(path, "x = 1\ny = 2\ndef b():\n  app.run(debug=True)\n"), 4, "b");
        assertThat(partner(now, Scans.of(old), Scans.of(now)).isPresent()).isEqualTo(same);
    }

    /** The other file comes first. */
    @Test
    void codeIsMovedWithinItsFileRatherThanFromAnother() {
        String run = "def a():\n  app.run(debug=True)\n";
        Finding other = Scans.finding(new SourceFile("a.py", run), 2, "a");
        Finding own = Scans.finding(new SourceFile("b.py", run + "x = 1\ny = 2\n"), 2, "a");
        Finding now = Scans.finding(new SourceFile("b.py", "x = 1\ny = 2\ndef b():\n  app.run(debug=True)\n"), 4, "b");
        assertThat(partner(now, Scans.of(other, own), Scans.of(now))).containsSame(own);
    }

    @ParameterizedTest
    @CsvSource({"py, a, true", "py, b, true", "yaml, a, true", "yaml, b, false"})
    void onlyPythonIsMovedToAnotherFileUnderAnotherName(String extension, String subject, boolean same) {
        Finding old = Scans.finding(new SourceFile("old." + extension, "debug: True\n"), 1, "a");
        Finding now = Scans.finding(new SourceFile("new." + extension, "x: 1\n\ndebug:  True\n"), 3, subject);
        assertThat(partner(now, Scans.of(old), Scans.of(now)).isPresent()).isEqualTo(same);
    }

    @Test
    void movedCodeWasAsBadBefore() {
        Finding low = Scans.with(
                Scans.finding(new SourceFile("dev.env", "FLASK_DEBUG=1\n"), 1, SUBJECT),
                Severity.LOW,
                Exposure.CONSOLE,
                true);
        Finding critical = Scans.finding(new SourceFile("prod.env", "FLASK_DEBUG=1\n"), 1, SUBJECT);
        Finding now = Scans.finding(new SourceFile(".env", "FLASK_DEBUG=1\n"), 1, SUBJECT);
        assertThat(partner(now, Scans.of(low, critical), Scans.of(now))).containsSame(critical);
        assertThat(partner(now, Scans.of(low), Scans.of(now))).isEmpty();
    }

    private static Optional<Finding> partner(Finding now, ScanResult base, ScanResult head) {
        return new FindingMatcher(base, head, Map.of()).of(now);
    }
}
