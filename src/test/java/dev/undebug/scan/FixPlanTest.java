package dev.undebug.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.undebug.rule.Finding;
import dev.undebug.rules.Rules;
import dev.undebug.scan.config.ScanPolicy;
import dev.undebug.source.SourceFile;
import dev.undebug.testing.LiterateCase;
import dev.undebug.testing.MemoryTree;
import dev.undebug.testing.Needs;
import dev.undebug.testing.ScannedCase;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class FixPlanTest {
    private static FixPlan plan(Map<String, String> texts, List<Finding> findings) {
        FixPlan.Scope scope = new FixPlan.Scope(new MemoryTree(texts), ScanPolicy.DEFAULT, Focus.all());
        return FixPlan.of(new Scanner(Rules.ALL), scope, findings);
    }

    private static FixPlan plan(Map<String, String> texts) {
        return plan(texts, ScannedCase.scan(texts).findings());
    }

    @Test
    void fixesOfSeveralFilesAreTakenTogether() {
        FixPlan plan = plan(Map.of(
                "Dockerfile",
                "FROM python:3.12\nCOPY . .\nENV FLASK_DEBUG=1\nCMD [\"python\", \"app.py\"]\n",
                "app.py",
                "from flask import Flask\r\napp = Flask(__name__)\r\napp.run(host='::', debug=True)"));
        assertThat(plan.files())
                .extracting(SourceFile::path, SourceFile::text)
                .containsExactlyInAnyOrder(
                        tuple(
                                "Dockerfile",
                                "FROM python:3.12\nCOPY . .\nENV FLASK_DEBUG=0\nCMD [\"python\", \"app.py\"]\n"),
                        tuple("app.py", "from flask import Flask\r\napp = Flask(__name__)\r\napp.run(host='::')"));
    }

    @Test
    void nothingToFixIsNoPlan() {
        assertThat(plan(Map.of("app.py", "print()\n"))).isEqualTo(new FixPlan(List.of(), List.of()));
    }

    /** Together, the fixes of every case end their findings. What one fix alone does, the cases themselves say. */
    @Test
    @Tag(Needs.CORPUS)
    void theFixesOfEveryCaseAreProvedTogether() {
        int fixed = 0;
        int fixable = 0;
        for (LiterateCase each : LiterateCase.all()) {
            Map<String, String> texts = each.texts();
            List<Finding> findings = ScannedCase.of(each).findings();
            long together = findings.stream()
                    .filter(finding -> finding.fix().isPresent())
                    .count();
            if (together < 2) {
                continue;
            }
            FixPlan plan = plan(texts, findings);
            fixable += (int) together;
            plan.files().forEach(file -> texts.put(file.path(), file.text()));
            Set<String> after = ScannedCase.scan(texts).findings().stream()
                    .map(Finding::fingerprint)
                    .collect(Collectors.toSet());
            assertThat(plan.fixed()).as(each.toString()).allSatisfy(finding -> assertThat(after)
                    .doesNotContain(finding.fingerprint()));
            fixed += plan.fixed().size();
        }
        assertThat(fixable).isGreaterThan(250);
        // Fixes that conflict are taken in part.
        assertThat(fixed).isGreaterThan(fixable * 95 / 100);
    }
}
