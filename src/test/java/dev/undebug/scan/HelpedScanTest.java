package dev.undebug.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.rules.Rules;
import dev.undebug.scan.config.ScanPolicy;
import dev.undebug.testing.LiterateCase;
import dev.undebug.testing.LocalTree;
import dev.undebug.testing.MemoryTree;
import dev.undebug.testing.Needs;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Several threads find what one finds, and count the same work. */
class HelpedScanTest {
    /** The number of cases in one repository, each in its own folder. */
    private static final int TOGETHER = 12;

    private int services;
    private int findings;

    @Test
    void someRepositories() {
        compare(25);
        assertThat(findings).isGreaterThan(20);
    }

    @Test
    @Tag(Needs.CORPUS)
    void manyRepositories() {
        compare(4);
        assertThat(findings).isGreaterThan(120);
        assertThat(services).isGreaterThan(120);
    }

    private void compare(int every) {
        List<LiterateCase> cases = LiterateCase.all();
        for (int from = 0; from < cases.size(); from += TOGETHER * every) {
            Map<String, String> files = new TreeMap<>();
            for (int i = from; i < Math.min(from + TOGETHER, cases.size()); i++) {
                String folder = "case" + i + "/";
                cases.get(i).texts().forEach((path, text) -> files.put(folder + path, text));
            }
            ScanResult alone = scan(files, 0);
            assertThat(scan(files, 3)).isEqualTo(alone);
            services += alone.services().size();
            findings += alone.findings().size();
        }
    }

    private static ScanResult scan(Map<String, String> files, int helpers) {
        return new Scanner(Rules.ALL)
                .helped(helpers)
                .scan(new LocalTree(new MemoryTree(files)), ScanPolicy.DEFAULT, Focus.all());
    }
}
