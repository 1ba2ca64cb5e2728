package dev.undebug.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.rule.Finding;
import dev.undebug.rules.Rules;
import dev.undebug.scan.compare.Comparison;
import dev.undebug.scan.config.ScanPolicy;
import dev.undebug.service.Project;
import dev.undebug.service.ProjectBuilder;
import dev.undebug.service.tree.WorkBudget;
import dev.undebug.service.tree.Workspace;
import dev.undebug.testing.MemoryTree;
import java.util.List;
import java.util.Map;
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
}
