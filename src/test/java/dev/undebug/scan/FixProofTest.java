package dev.undebug.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.rule.Finding;
import dev.undebug.rule.Fix;
import dev.undebug.rules.Rules;
import dev.undebug.scan.compare.Comparison;
import dev.undebug.scan.config.ScanPolicy;
import dev.undebug.service.Project;
import dev.undebug.service.ProjectBuilder;
import dev.undebug.service.tree.WorkBudget;
import dev.undebug.service.tree.Workspace;
import dev.undebug.source.Edit;
import dev.undebug.source.SourceFile;
import dev.undebug.testing.MemoryTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FixProofTest {
    private static final String APP = "from flask import Flask\napp = Flask(__name__)\napp.run(debug=True)\n";
    private static final MemoryTree TREE = new MemoryTree(Map.of("a.py", APP, "b.py", APP, "c.py", APP));

    @Test
    void nothingIsProvedWhenTheEffortIsSpent() {
        Workspace workspace = new Workspace(TREE);
        workspace.load(TREE.paths());
        ProjectBuilder builder = new ProjectBuilder(workspace, new WorkBudget(Long.MAX_VALUE));
        Reports reports = new Reports(Rules.ALL, ScanPolicy.DEFAULT);
        Project project = builder.project();
        List<Report> found = reports.of(project, builder);
        WorkBudget judging = new WorkBudget(Long.MAX_VALUE);
        ProjectBuilder changed = builder.with(List.of(TREE.file("a.py")), judging);
        reports.of(changed.project(), changed);
        long one = judging.done() + FixProof.REPORT_WORK * found.size();
        FixProof proof = new FixProof(builder, reports, new FixProof.Before(project, found), one * 5 / 2);
        assertThat(found.stream().map(proof::proved))
                .satisfiesExactly(
                        first -> assertThat(first).isPresent(),
                        second -> assertThat(second).isPresent(),
                        third -> assertThat(third).isEmpty());
        assertThat(proof.gaveUp()).isTrue();
    }

    @Test
    void aBaselineFindsTheSameAndProvesNothing() {
        Scanner scanner = new Scanner(Rules.ALL);
        List<Finding> proved =
                scanner.scan(TREE, ScanPolicy.DEFAULT, Focus.all()).findings();
        List<Finding> plain =
                scanner.baseline(TREE, ScanPolicy.DEFAULT, Focus.all()).findings();
        assertThat(proved).hasSize(3).allMatch(finding -> finding.fix().isPresent());
        assertThat(plain)
                .extracting(Finding::fingerprint)
                .isEqualTo(proved.stream().map(Finding::fingerprint).toList());
        assertThat(plain).allMatch(finding -> finding.fix().isEmpty());
    }

    /** Turning debug mode off is worth it although a milder finding about the same launch is then listed. */
    @Test
    void whatAWorseFindingCoversIsNotBroughtByItsFix() {
        Map<String, String> before = Map.of("a.py", APP, "Procfile", "web: python a.py\n");
        Scanner scanner = new Scanner(Rules.ALL);
        List<Finding> found = scanner.scan(new MemoryTree(before), ScanPolicy.DEFAULT, Focus.all())
                .findings();
        assertThat(found).extracting(Finding::rule).containsExactly("flask-run-debug");
        assertThat(found).allMatch(finding -> finding.fix().isPresent());
        ScanResult base = scanner.baseline(new MemoryTree(before), ScanPolicy.DEFAULT, Focus.all());
        Map<String, String> after = Map.of("a.py", APP.replace("debug=True", ""), "Procfile", "web: python a.py\n");
        ScanResult head = scanner.scan(new MemoryTree(after), ScanPolicy.DEFAULT, Focus.all());
        assertThat(head.findings()).extracting(Finding::rule).containsExactly("dev-server-in-production");
        assertThat(Comparison.introduced(base, head, Map.of())).isEmpty();
    }

    @Test
    void independentProgramsAreProvedTogether() {
        Map<String, String> texts = new HashMap<>();
        IntStream.range(10, 40).forEach(i -> texts.put("d" + i + "/app.py", APP));
        Judged judged = new Judged(texts);
        FixProof apart = judged.proof(5 * judged.one());
        assertThat(judged.found.stream().filter(report -> apart.proved(report).isPresent()))
                .hasSizeBetween(4, 5);
        FixProof together = judged.proof(5 * judged.one());
        together.begin(judged.found);
        assertThat(judged.found).hasSize(30).allMatch(report -> together.proved(report)
                .equals(Optional.of(report.fixes().get(0))));
        assertThat(together.gaveUp()).isFalse();
    }

    @Test
    void programsThatShareCodeAreNot() {
        String import2 = "import a, b\n" + APP;
        Judged judged = new Judged(Map.of("a.py", "debug = True\n" + APP, "b.py", APP, "main.py", import2));
        assertThat(judged.found).hasSize(3);
        assertThat(IndependentFixes.groups(judged.found, judged.builder)).isEmpty();
    }

    @Test
    void aFixThatDoesNotHoldIsFoundAmongOthers() {
        Map<String, String> texts = new HashMap<>();
        IntStream.range(10, 18).forEach(i -> texts.put("d" + i + "/app.py", APP));
        Judged judged = new Judged(texts);
        List<Report> reports = new ArrayList<>(judged.found);
        Report useless = withFix(reports.get(5), "debug=not False");
        reports.set(5, useless);
        FixProof proof = judged.proof(Long.MAX_VALUE);
        proof.begin(reports);
        assertThat(reports.stream().filter(report -> proof.proved(report).isEmpty()))
                .containsExactly(useless);
    }

    private static final String APPS = IntStream.range(10, 40)
            .mapToObj(i -> "app" + i + " = Flask(__name__)\napp" + i + ".debug = True\nif mode() == " + i + ":\n    app"
                    + i + ".run()\n")
            .collect(Collectors.joining("", "from flask import Flask\nfrom modes import mode\n", ""));

    @Test
    void literalsOfOneProgramAreProvedTogether() {
        Judged judged = new Judged(Map.of("app.py", APPS));
        FixProof apart = judged.proof(5 * judged.one());
        assertThat(judged.found.stream().filter(report -> apart.proved(report).isPresent()))
                .hasSizeBetween(4, 5);
        FixProof together = judged.proof(2 * judged.one());
        together.begin(judged.found);
        assertThat(judged.found).hasSize(30).allMatch(report -> together.proved(report)
                .equals(Optional.of(report.fixes().get(0))));
        assertThat(together.gaveUp()).isFalse();
    }

    @Test
    void aLiteralThatHasToStayIsFoundAmongOthers() {
        String other = "if not app20.debug:\n    app21.run(debug=True)\n";
        Judged judged = new Judged(Map.of("app.py", APPS + other));
        FixProof proof = judged.proof(Long.MAX_VALUE);
        proof.begin(judged.found);
        assertThat(judged.found.stream().filter(report -> proof.proved(report).isEmpty()))
                .extracting(Report::subject)
                .containsExactly("app.app20.debug");
    }

    @Test
    void anArgumentThatIsDroppedIsNoLiteral() {
        Judged judged = new Judged(Map.of(
                "app.py", APPS.replace("app10.run()", "app10.run(debug=True)").replace("app10.debug = True", "")));
        assertThat(LiteralFixes.among(judged.found)).hasSize(29);
    }

    @Test
    void onlyALiteralForOffTurnsOneOff() {
        Report found = new Judged(Map.of("app.py", APPS)).found.get(0);
        assertThat(LiteralFixes.among(List.of(found))).hasSize(1);
        assertThat(LiteralFixes.among(List.of(withFix(found, "not False")))).isEmpty();
    }

    private static Report withFix(Report report, String argument) {
        Edit edit = report.fixes().get(0).edits().get(0);
        Fix fix = new Fix("change the argument", List.of(new Edit(edit.file(), edit.span(), argument)));
        return new Report(
                report.rule(),
                report.subject(),
                report.severity(),
                report.exposure(),
                report.launched(),
                report.place(),
                report.explanation(),
                report.evidence(),
                List.of(fix),
                report.suppression(),
                report.covered());
    }

    /** A judged tree. */
    private static final class Judged {
        private final ProjectBuilder builder;
        private final Reports reports = new Reports(Rules.ALL, ScanPolicy.DEFAULT);
        private final Project project;
        private final List<Report> found;

        Judged(Map<String, String> texts) {
            MemoryTree tree = new MemoryTree(texts);
            Workspace workspace = new Workspace(tree);
            workspace.load(tree.paths());
            builder = new ProjectBuilder(workspace, new WorkBudget(Long.MAX_VALUE));
            project = builder.project();
            found = reports.of(project, builder);
        }

        FixProof proof(long budget) {
            return new FixProof(builder, reports, new FixProof.Before(project, found), budget);
        }

        /** Returns the work of proving one fix alone. */
        long one() {
            SourceFile fixed = FixedFiles.of(found.get(0).fixes().get(0)).get(0);
            WorkBudget budget = new WorkBudget(Long.MAX_VALUE);
            ProjectBuilder changed = builder.with(List.of(fixed), budget);
            reports.of(changed.project(), changed);
            return budget.done() + FixProof.REPORT_WORK * found.size();
        }
    }
}
