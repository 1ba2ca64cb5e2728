package dev.undebug.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.rule.Finding;
import dev.undebug.rule.Fix;
import dev.undebug.scan.Focus;
import dev.undebug.scan.ScanResult;
import dev.undebug.scan.Scanner;
import dev.undebug.scan.ServiceReport;
import dev.undebug.scan.config.ScanPolicy;
import dev.undebug.service.verdict.Event;
import dev.undebug.source.Edit;
import dev.undebug.testing.LiterateCase;
import dev.undebug.testing.Marks;
import dev.undebug.testing.MemoryTree;
import dev.undebug.testing.Needs;
import dev.undebug.testing.ScannedCase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Edge cases and near misses, written as projects of a few files in {@code cases/}. */
class CasesTest {
    static List<LiterateCase> cases() {
        return LiterateCase.all();
    }

    @Test
    void thereAreCasesForEveryRule() {
        assertThat(cases())
                .extracting(each -> each.source().replace(".md", ""))
                .containsAll(Rules.ALL.stream().map(rule -> rule.id()).toList());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void findsExactlyWhatIsMarked(LiterateCase project) {
        List<Finding> findings = ScannedCase.of(project).findings();
        List<String> found = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        for (Map.Entry<String, String> file : project.files().entrySet()) {
            for (Marks.Mark mark : Marks.read(file.getValue()).marks()) {
                String line = file.getKey() + ":" + mark.line() + " " + mark.rule();
                boolean known =
                        findings.stream().anyMatch(finding -> shown(finding, "").equals(line));
                assertThat(mark.todo() && known)
                        .as("now found, remove todo: " + line)
                        .isFalse();
                if (!mark.todo()) {
                    expected.add(mark.severity().isEmpty() ? line : line + " " + mark.severity());
                }
            }
        }
        for (Finding finding : findings) {
            String plain = shown(finding, "");
            String level = finding.suppressed() ? "allowed" : finding.severity().id();
            boolean any = !finding.suppressed() && expected.contains(plain);
            found.add(any ? plain : shown(finding, " " + level));
        }
        assertThat(found).as("%s", project).containsExactlyInAnyOrderElementsOf(expected);
    }

    static List<LiterateCase> casesOfServices() {
        return cases().stream().filter(each -> !each.services().isEmpty()).toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("casesOfServices")
    void showsExactlyTheServicesThatAreListed(LiterateCase project) {
        ScanResult result = ScannedCase.of(project);
        boolean reasons = project.services().stream().anyMatch(line -> line.contains(": "));
        assertThat(result.services().stream()
                        .map(service -> shown(service) + (reasons ? service.reasons() : ""))
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(project.services());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void everyFixRemovesItsFindingAndBringsNone(LiterateCase project) {
        Map<String, String> texts = project.texts();
        List<Fix> fixes = ScannedCase.of(project).findings().stream()
                .flatMap(finding -> finding.fix().stream())
                .toList();
        List<Finding> all = fixes.isEmpty() ? List.of() : scanAll(texts);
        for (Fix fix : fixes) {
            List<Finding> after = scanAll(apply(texts, fix.edits()));
            assertThat(after).hasSizeLessThan(all.size());
            assertThat(rulesAndPaths(all)).containsAll(rulesAndPaths(after));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("casesThatShowFixes")
    void fixesAreThoseThatAreShown(LiterateCase project) {
        List<Edit> edits = ScannedCase.of(project).findings().stream()
                .flatMap(finding -> finding.fix().stream())
                .flatMap(fix -> fix.edits().stream())
                .distinct()
                .toList();
        Map<String, String> fixed = apply(project.texts(), edits);
        project.fixed()
                .forEach((path, text) -> assertThat(fixed.get(path)).as(path).isEqualTo(text));
    }

    static List<LiterateCase> casesThatShowFixes() {
        return cases().stream().filter(project -> !project.fixed().isEmpty()).toList();
    }

    @Test
    void everyFindingOfTheCasesHasAFix() {
        List<Finding> all = cases().stream()
                .flatMap(project -> ScannedCase.of(project).findings().stream())
                .toList();
        assertThat(all).hasSizeGreaterThan(50);
        assertThat(all.stream()
                        .filter(finding -> finding.fix().isEmpty() && !finding.suppressed())
                        .filter(finding ->
                                hasFixes(finding.rule()) && !keepsServerDown(finding) && !isExecuted(finding)))
                .extracting(finding -> finding.rule() + " " + finding.place())
                .isEmpty();
    }

    /**
     * A text that is executed has no places of its own, nor has one that a process manager puts in for a variable, or what a
     * function of the program reads from a file or a variable. Words that a program gives to a command, and those of a first
     * line, are parts of what is shown. A finding about a class that is loaded is at the setting in it, unless that is one of its
     * slots, which have no value that could be another one. Which other file a variable could name, nobody knows.
     */
    private static boolean isExecuted(Finding finding) {
        return List.of(
                        "exec(",
                        "eval(",
                        "%(ENV_",
                        "app.config.from_file(",
                        "app.config.from_prefixed_env(\"SHOP\", loads=",
                        "app.config.from_object(Config)",
                        "ADMIN_CONFIG=",
                        "cli(",
                        "cli.main(",
                        "CliRunner(",
                        "#!")
                .stream()
                .anyMatch(finding.place().text()::startsWith);
    }

    /** Without the switch, a development server would start, which is a finding of its own. */
    private static boolean keepsServerDown(Finding finding) {
        return finding.evidence().stream().anyMatch(step -> step.event() instanceof Event.RunsInThread);
    }

    /** A rule whose documentation shows a fix must offer one. */
    private static boolean hasFixes(String id) {
        return Rules.ALL.stream()
                .filter(rule -> rule.id().equals(id))
                .flatMap(rule -> rule.doc().bad().stream())
                .anyMatch(example -> example.fixed().isPresent());
    }

    @Tag(Needs.CORPUS)
    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void lineEndsAndByteOrderMarksChangeNothing(LiterateCase project) {
        Map<String, String> windows = new TreeMap<>();
        project.texts()
                .forEach((path, text) ->
                        windows.put(path, (path.endsWith(".py") ? "\uFEFF" : "") + text.replace("\n", "\r\n")));
        assertThat(positions(ScannedCase.scan(windows).findings()))
                .isEqualTo(positions(ScannedCase.of(project).findings()));
    }

    private static List<String> rulesAndPaths(List<Finding> findings) {
        return findings.stream()
                .map(finding -> finding.rule() + " " + finding.place().path())
                .toList();
    }

    private static Set<String> positions(List<Finding> findings) {
        Set<String> positions = new TreeSet<>();
        findings.forEach(finding ->
                positions.add(finding.fingerprint() + " " + finding.place().range() + " " + finding.severity()));
        return positions;
    }

    private static Map<String, String> apply(Map<String, String> texts, List<Edit> edits) {
        Map<String, String> fixed = new TreeMap<>(texts);
        edits.stream().map(Edit::path).distinct().forEach(path -> {
            List<Edit> own =
                    edits.stream().filter(edit -> edit.path().equals(path)).toList();
            fixed.put(path, Edit.apply(texts.getOrDefault(path, ""), own));
        });
        return fixed;
    }

    private static String shown(ServiceReport service) {
        return String.join(
                " ",
                service.name(),
                service.place().toString(),
                service.launcher().id(),
                service.role().id(),
                service.exposure().id());
    }

    private static String shown(Finding finding, String suffix) {
        return finding.place() + " " + finding.rule() + suffix;
    }

    /** Returns all findings, covered ones included. */
    private static List<Finding> scanAll(Map<String, String> texts) {
        return new Scanner(Rules.ALL)
                .baseline(new MemoryTree(texts), ScanPolicy.DEFAULT, Focus.all())
                .findings();
    }
}
