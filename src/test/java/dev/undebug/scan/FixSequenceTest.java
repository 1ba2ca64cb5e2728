package dev.undebug.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.rule.Finding;
import dev.undebug.rule.Fix;
import dev.undebug.rule.Severity;
import dev.undebug.rules.Rules;
import dev.undebug.scan.config.ScanPolicy;
import dev.undebug.source.Edit;
import dev.undebug.testing.MemoryTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The demo's pull request, a realistic project: its fixes, applied one by one, end every finding. */
class FixSequenceTest {
    private static final Path SAMPLE = Path.of("src/main/resources/dev/undebug/demo/sample");

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void fixesTakenOneByOneInEitherOrderEndWhatBlocks(boolean forwards) {
        Map<String, String> texts = new TreeMap<>(read(SAMPLE.resolve("base")));
        // The shop uses the development server before and after.
        List<String> before = described(scan(texts));
        assertThat(before)
                .containsExactlyInAnyOrder(
                        "dev-server-in-production Dockerfile LOW", "dev-server-in-production Procfile LOW");
        texts.putAll(read(SAMPLE.resolve("head")));
        List<Finding> findings = scan(texts);
        assertThat(findings)
                .extracting(finding -> finding.rule() + " " + finding.place().path())
                .containsExactlyInAnyOrder(
                        "flask-config-debug config/production.py",
                        "flask-debug-env .env",
                        "flask-debug-env Dockerfile",
                        "flask-debug-env compose.yaml",
                        "flask-run-debug wsgi.py",
                        "flask-run-flag Procfile");
        assertThat(findings).allMatch(finding -> finding.severity() == Severity.CRITICAL);
        assertThat(findings).allMatch(finding -> finding.fix().isPresent());
        int steps = 0;
        for (Optional<Fix> fix = next(texts, forwards); fix.isPresent(); fix = next(texts, forwards)) {
            apply(texts, fix.get());
            assertThat(++steps).isLessThanOrEqualTo(findings.size());
        }
        assertThat(described(scan(texts))).isEqualTo(before);
    }

    private static List<String> described(List<Finding> findings) {
        return findings.stream()
                .map(finding -> finding.rule() + " " + finding.place().path() + " " + finding.severity())
                .toList();
    }

    private static Optional<Fix> next(Map<String, String> texts, boolean forwards) {
        Comparator<Finding> order =
                Comparator.comparing(finding -> finding.place().path());
        return scan(texts).stream()
                .filter(finding -> finding.fix().isPresent())
                .min(forwards ? order : order.reversed())
                .flatMap(Finding::fix);
    }

    private static void apply(Map<String, String> texts, Fix fix) {
        for (Edit edit : fix.edits()) {
            texts.computeIfPresent(edit.path(), (path, text) -> Edit.apply(text, List.of(edit)));
        }
    }

    private static List<Finding> scan(Map<String, String> texts) {
        return new Scanner(Rules.ALL)
                .scan(new MemoryTree(texts), ScanPolicy.DEFAULT, Focus.all())
                .findings();
    }

    private static Map<String, String> read(Path folder) {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                String path = folder.relativize(file).toString().replaceFirst("(^|/)dot_", "$1.");
                texts.put(path, Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
