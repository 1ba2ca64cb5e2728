package dev.undebug.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.undebug.rule.Finding;
import dev.undebug.rules.Rules;
import dev.undebug.scan.config.ScanPolicy;
import dev.undebug.source.SourceFile;
import dev.undebug.testing.LiterateCase;
import dev.undebug.testing.Marks;
import dev.undebug.testing.MemoryTree;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FixPlanTest {
    private final Scanner scanner = new Scanner(Rules.ALL);

    private FixPlan plan(Map<String, String> texts) {
        FixPlan.Scope scope = new FixPlan.Scope(new MemoryTree(texts), ScanPolicy.DEFAULT, Focus.all());
        List<Finding> findings =
                scanner.scan(scope.tree(), scope.policy(), scope.focus()).findings();
        return FixPlan.of(scanner, scope, findings);
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

    /** Taken together, the fixes of every case end their findings, and bring nothing. */
    @Test
    void theFixesOfEveryCaseAreProvedTogether() {
        int fixed = 0;
        int fixable = 0;
        for (LiterateCase each : LiterateCase.all()) {
            Map<String, String> texts = new TreeMap<>();
            each.files()
                    .forEach(
                            (path, marked) -> texts.put(path, Marks.read(marked).text()));
            FixPlan plan = plan(texts);
            fixable += (int) findings(texts).stream()
                    .filter(finding -> finding.fix().isPresent())
                    .count();
            plan.files().forEach(file -> texts.put(file.path(), file.text()));
            Set<String> after =
                    findings(texts).stream().map(Finding::fingerprint).collect(Collectors.toSet());
            assertThat(plan.fixed()).as(each.toString()).allSatisfy(finding -> assertThat(after)
                    .doesNotContain(finding.fingerprint()));
            fixed += plan.fixed().size();
        }
        assertThat(fixable).isGreaterThan(500);
        // What does not go together is taken in part.
        assertThat(fixed).isGreaterThan(fixable * 95 / 100);
    }

    private List<Finding> findings(Map<String, String> texts) {
        return scanner.scan(new MemoryTree(texts), ScanPolicy.DEFAULT, Focus.all())
                .findings();
    }
}
