package dev.undebug.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.rule.Example;
import dev.undebug.rule.Finding;
import dev.undebug.rule.Rule;
import dev.undebug.scan.Focus;
import dev.undebug.scan.Scanner;
import dev.undebug.scan.config.ScanPolicy;
import dev.undebug.source.Edit;
import dev.undebug.testing.Marks;
import dev.undebug.testing.MemoryTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the examples of the rules' documentation. */
class ExamplesTest {
    record Shown(Rule rule, Example example) {
        @Override
        public String toString() {
            return rule.id() + " " + example.path() + " " + example.text().hashCode();
        }
    }

    static List<Shown> bad() {
        List<Shown> all = new ArrayList<>();
        Rules.ALL.forEach(rule -> rule.doc().bad().forEach(example -> all.add(new Shown(rule, example))));
        return all;
    }

    static List<Shown> good() {
        List<Shown> all = new ArrayList<>();
        Rules.ALL.forEach(rule -> rule.doc().good().forEach(example -> all.add(new Shown(rule, example))));
        return all;
    }

    @Test
    void everyRuleShowsBoth() {
        assertThat(bad()).hasSizeGreaterThanOrEqualTo(Rules.ALL.size()).isNotEmpty();
        assertThat(good()).hasSizeGreaterThanOrEqualTo(Rules.ALL.size());
    }

    @ParameterizedTest
    @MethodSource("bad")
    void findsExactlyWhatIsMarked(Shown shown) {
        Marks marks = Marks.read(shown.example().text());
        List<String> expected = marks.marks().stream()
                .map(mark -> mark.line() + " " + mark.rule())
                .toList();
        assertThat(expected).as("an example without a mark").isNotEmpty();
        assertThat(scan(shown.example().path(), marks.text()))
                .extracting(finding -> finding.place().line() + " " + finding.rule())
                .containsExactlyElementsOf(expected);
    }

    @ParameterizedTest
    @MethodSource("bad")
    void theFixGivesTheFixedTextAndSilencesTheRule(Shown shown) {
        String path = shown.example().path();
        String before = Marks.read(shown.example().text()).text();
        String after = fix(path, before);
        assertThat(after).isEqualTo(shown.example().fixed().orElse(before));
        if (shown.example().fixed().isPresent()) {
            List<String> covered = rules(scanAll(path, before));
            covered.removeAll(rules(scan(path, before)));
            assertThat(covered).containsAll(rules(scan(path, after)));
            assertThat(fix(path, after)).isEqualTo(after);
        }
    }

    @ParameterizedTest
    @MethodSource("good")
    void findsNothingInGoodExamples(Shown shown) {
        assertThat(scan(shown.example().path(), shown.example().text())).isEmpty();
    }

    private static String fix(String path, String text) {
        List<Edit> edits = scan(path, text).stream()
                .flatMap(finding -> finding.fix().stream())
                .flatMap(fix -> fix.edits().stream())
                .toList();
        return Edit.apply(text, edits);
    }

    private static List<String> rules(List<Finding> findings) {
        return findings.stream().map(Finding::rule).collect(Collectors.toList());
    }

    /** Returns all findings, covered ones included. */
    private static List<Finding> scanAll(String path, String text) {
        MemoryTree tree = new MemoryTree(Map.of(path, text));
        return new Scanner(Rules.ALL)
                .baseline(tree, ScanPolicy.DEFAULT, Focus.all())
                .findings();
    }

    private static List<Finding> scan(String path, String text) {
        MemoryTree tree = new MemoryTree(Map.of(path, text));
        return new Scanner(Rules.ALL)
                .scan(tree, ScanPolicy.DEFAULT, Focus.all()).findings().stream().collect(Collectors.toList());
    }
}
