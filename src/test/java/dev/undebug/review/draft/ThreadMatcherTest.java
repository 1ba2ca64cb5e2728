package dev.undebug.review.draft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.pull.FindingMarker;
import dev.undebug.pull.FindingThread;
import dev.undebug.pull.FindingThread.FirstComment;
import dev.undebug.pull.FindingThread.Lines;
import dev.undebug.rule.Finding;
import dev.undebug.rule.Severity;
import dev.undebug.rules.Rules;
import dev.undebug.scan.Focus;
import dev.undebug.scan.ScanResult;
import dev.undebug.scan.Scanner;
import dev.undebug.scan.config.RepositoryConfig;
import dev.undebug.scan.config.ScanPolicy;
import dev.undebug.source.SourceFile;
import dev.undebug.testing.MemoryTree;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The matching of threads and findings. */
class ThreadMatcherTest {
    private static final ScanResult NOTHING =
            new Scanner(Rules.ALL).scan(new MemoryTree(Map.of()), ScanPolicy.DEFAULT, Focus.all());

    private static final String ON = "from flask import Flask\n\napp = Flask(__name__)\napp.run(debug=True)\n";

    private int threads;

    @Test
    void theLineSaysWhichOfEqualFindingsAThreadIsAbout() {
        List<Finding> before = env(1, 5);
        List<Finding> now = env(1, 3, 7);
        // Line 1 is new; the findings on lines 1 and 5 have moved.
        List<FindingThread> said = List.of(on(before.get(0), 3), on(before.get(1), 7));
        ThreadMatcher memory = introduced(said, now);
        assertThat(now).filteredOn(finding -> !memory.knows(finding)).containsExactly(now.get(0));
        assertThat(memory.settled()).isEmpty();
    }

    @Test
    void ofEqualFindingsTheThreadOfTheOneThatIsGoneIsSettled() {
        List<Finding> before = env(1, 5);
        List<Finding> now = env(4);
        List<FindingThread> said = List.of(outdated(before.get(0)), on(before.get(1), 4));
        ThreadMatcher memory = introduced(said, now);
        assertThat(memory.knows(now.get(0))).isTrue();
        assertThat(settled(memory)).containsExactly(said.get(0));
    }

    @Test
    void whereTheLineHasChangedTheOrdinalCounts() {
        List<Finding> now = env(1, 5);
        List<FindingThread> said = List.of(outdated(now.get(1)), on(now.get(0), 1));
        ThreadMatcher memory = introduced(said, now);
        assertThat(now).allMatch(memory::knows);
        assertThat(memory.settled()).isEmpty();
    }

    @Test
    void aCommentThatStandsOnTheLinesOfItsNeighboursIsAboutOne() {
        List<Finding> before = env(1, 2);
        List<Finding> now = env(4, 5);
        List<FindingThread> said = List.of(thread(before.get(0), ".env", new Lines(4, 5)), on(before.get(1), 5));
        ThreadMatcher memory = introduced(said, now);
        assertThat(now).allMatch(memory::knows);
        assertThat(memory.settled()).isEmpty();
    }

    /**
     * Lines are added and removed anywhere: the added ones get comments, and the threads of the removed ones are
     * settled.
     */
    @Test
    void ofEqualFindingsExactlyThoseAreNewThatCame() {
        for (int seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            List<Integer> lines = new ArrayList<>();
            for (int line = 1; line < 30; line += 1 + random.nextInt(9)) {
                lines.add(line);
            }
            List<Finding> before = env(lines.stream().mapToInt(line -> line).toArray());
            List<FindingThread> said = new ArrayList<>();
            List<FindingThread> gone = new ArrayList<>();
            List<Integer> kept = new ArrayList<>();
            List<Integer> all = new ArrayList<>();
            int shift = 0;
            for (Finding finding : before) {
                if (random.nextInt(3) == 0) {
                    shift++;
                    all.add(finding.place().line() + shift - 1);
                }
                int line = finding.place().line() + shift;
                if (random.nextInt(3) == 0) {
                    FindingThread thread = outdated(finding);
                    said.add(thread);
                    gone.add(thread);
                } else {
                    said.add(on(finding, line));
                    kept.add(line);
                    all.add(line);
                }
            }
            List<Finding> now = env(all.stream().mapToInt(line -> line).toArray());
            Collections.shuffle(said, random);
            ThreadMatcher memory = introduced(said, now);
            assertThat(settled(memory)).as("seed %d", seed).hasSizeLessThanOrEqualTo(gone.size());
            assertThat(gone).as("seed %d", seed).containsAll(settled(memory));
            // A thread without its line may match an equal, new finding: then that one gets a comment, too.
            assertThat(now.stream().filter(memory::knows).count())
                    .as("seed %d", seed)
                    .isEqualTo(said.size() - settled(memory).size());
            assertThat(now.stream().filter(memory::knows).map(finding -> finding.place()
                            .line()))
                    .as("seed %d", seed)
                    .containsAll(kept);
        }
    }

    @Test
    void aFileThatWasRenamedTakesOneFindingAlong() {
        FindingThread said = outdated(found(Map.of("one.py", ON)).get(0));
        List<Finding> now = found(Map.of("shop_a.py", ON, "shop_b.py", ON));
        ThreadMatcher memory = introduced(List.of(said), now);
        assertThat(now).filteredOn(memory::knows).hasSize(1);
        assertThat(memory.settled()).isEmpty();
    }

    @Test
    void whatWasThereBeforeIsNotWhatAnotherFileHad() {
        FindingThread said = outdated(found(Map.of("second.py", ON)).get(0));
        List<Finding> old = found(Map.of("example.py", ON));
        ThreadMatcher memory =
                ThreadMatcher.of(List.of(said), Set.of(), List.of("example.py"), verdict(List.of(), old), NOTHING);
        assertThat(settled(memory)).containsExactly(said);
    }

    @Test
    void whatIsOnTheBranchThatItGoesToIsSettled() {
        List<Finding> old = env(3, 5);
        ThreadMatcher memory = ThreadMatcher.of(
                List.of(on(old.get(0), 3), on(old.get(1), 5)),
                Set.of(),
                List.of(".env"),
                verdict(old.subList(1, 2), old.subList(0, 1)),
                NOTHING);
        assertThat(memory.settled()).extracting(ThreadMatcher.Settled::why).containsExactly(ThreadMatcher.Why.BEFORE);
        assertThat(memory.knows(old.get(1))).isTrue();
    }

    @Test
    void whatWasSaidTwiceOnALineStaysBothTimes() {
        List<Finding> now = env(3);
        ThreadMatcher memory = introduced(List.of(on(now.get(0), 3), on(now.get(0), 3)), now);
        assertThat(memory.settled()).isEmpty();
    }

    @Test
    void aSettledThreadIsAboutNothing() {
        Finding now = env(3).get(0);
        FindingMarker marker = new FindingMarker(now.fingerprint(), true);
        FindingThread thread = new FindingThread(
                "T",
                ".env",
                Optional.of(new Lines(3, 3)),
                new FirstComment("C", 1, "x\n" + marker, false),
                marker,
                true);
        ThreadMatcher memory = introduced(List.of(thread), List.of(now));
        assertThat(memory.knows(now)).isFalse();
        assertThat(memory.settled()).isEmpty();
    }

    @Test
    void whatTheConfigurationKeepsOutIsNotSaidToBeGone() {
        Map<String, String> files = Map.of(".env", "FLASK_DEBUG=1\n", "Procfile", "web: flask run\n");
        Finding before = found(files).get(0);
        ScanPolicy off = RepositoryConfig.parse(
                        new SourceFile(".github/undebug.yml", "rules: {flask-debug-env: off}\n"))
                .policy();
        ScanResult now = new Scanner(Rules.ALL).scan(new MemoryTree(files), off, Focus.all());
        ThreadMatcher memory = ThreadMatcher.of(
                List.of(on(before, 1)), Set.of(), List.of(".env"), verdict(now.findings(), List.of()), now);
        assertThat(memory.settled()).extracting(ThreadMatcher.Settled::why).containsExactly(ThreadMatcher.Why.KEPT_OUT);
    }

    private static List<FindingThread> settled(ThreadMatcher memory) {
        return memory.settled().stream().map(ThreadMatcher.Settled::thread).toList();
    }

    private static ThreadMatcher introduced(List<FindingThread> said, List<Finding> now) {
        List<String> paths =
                now.stream().map(finding -> finding.place().path()).distinct().toList();
        return ThreadMatcher.of(said, Set.of(), paths, verdict(now, List.of()), NOTHING);
    }

    private static Verdict verdict(List<Finding> introduced, List<Finding> existing) {
        return new Verdict(
                new Verdict.Rule(Severity.HIGH, false, false),
                introduced,
                existing,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                true,
                true);
    }

    private FindingThread on(Finding finding, int line) {
        return thread(finding, finding.place().path(), new Lines(line, line));
    }

    private FindingThread outdated(Finding finding) {
        FindingMarker marker = new FindingMarker(finding.fingerprint(), false);
        return new FindingThread(
                "T" + ++threads,
                finding.place().path(),
                Optional.empty(),
                new FirstComment("C" + threads, threads, "x\n" + marker, false),
                marker,
                false);
    }

    private FindingThread thread(Finding finding, String path, Lines lines) {
        FindingThread thread = outdated(finding);
        return new FindingThread(
                thread.id(), path, Optional.of(lines), thread.comment(), thread.marker(), thread.resolved());
    }

    /** Equal findings on these lines. */
    private static List<Finding> env(int... lines) {
        StringBuilder text = new StringBuilder();
        int next = 1;
        for (int line : lines) {
            text.append("#\n".repeat(line - next)).append("FLASK_DEBUG=1\n");
            next = line + 1;
        }
        return found(Map.of(".env", text.toString(), "Procfile", "web: flask run\n"));
    }

    private static List<Finding> found(Map<String, String> files) {
        List<Finding> found = new Scanner(Rules.ALL)
                .scan(new MemoryTree(files), ScanPolicy.DEFAULT, Focus.all()).findings().stream()
                        .filter(finding ->
                                List.of("flask-debug-env", "flask-run-debug").contains(finding.rule()))
                        .toList();
        assertThat(found).isNotEmpty();
        return found;
    }
}
