package dev.undebug.scan.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LineAlignmentTest {
    @Test
    void aLineThatIsAddedInFrontOfAnEqualOneIsTheNewOne() {
        LineAlignment lines = align(List.of("a", "far", "x"), List.of("x", "a", "far", "x"));
        assertThat(lines.now(1)).isEqualTo(2);
        assertThat(lines.now(3)).isEqualTo(4);
    }

    @Test
    void ofTwoEqualLinesTheOneThatStaysIsTheSame() {
        LineAlignment lines = align(List.of("x", "a", "x", "b"), List.of("a", "x", "b"));
        assertThat(lines.now(1)).isZero();
        assertThat(lines.now(3)).isEqualTo(2);
    }

    @Test
    void indentationAndTheEndsOfLinesDoNotMatter() {
        LineAlignment lines = LineAlignment.of(file("a\r\nx\r\n"), file("if a:\n    a\n    x\n"));
        assertThat(lines.now(1)).isEqualTo(2);
        assertThat(lines.now(2)).isEqualTo(3);
    }

    @Test
    void aLineThatHasChangedIsInTheSameGap() {
        LineAlignment lines = align(List.of("a", "x", "b"), List.of("y", "a", "x1", "b"));
        assertThat(lines.now(2)).isZero();
        assertThat(lines.gapBefore(2)).isEqualTo(lines.gapAfter(3)).isNotEqualTo(lines.gapAfter(1));
    }

    /** For any texts: aligned lines are equal and in order, and a line that occurs once on each side is found. */
    @Test
    void alignsOnlyEqualLinesInTheirOrder() {
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            List<String> before = text(random, random.nextInt(20));
            List<String> after = changed(before, random);
            LineAlignment lines = align(before, after);
            int last = 0;
            int common = 0;
            for (int line = 1; line <= before.size(); line++) {
                int now = lines.now(line);
                if (now > 0) {
                    assertThat(now).as("seed %d", seed).isGreaterThan(last);
                    assertThat(after.get(now - 1)).isEqualTo(before.get(line - 1));
                    assertThat(lines.gapBefore(line))
                            .isEqualTo(lines.gapAfter(now))
                            .isEqualTo(++common);
                    last = now;
                }
            }
            assertThat(common).as("seed %d", seed).isEqualTo(longestCommon(before, after));
        }
    }

    @Test
    void linesThatAreOnlyAddedLeaveAllOthersWhereTheyWere() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            List<String> before = text(random, 1 + random.nextInt(20));
            List<String> after = new ArrayList<>(before);
            for (int i = random.nextInt(5); i >= 0; i--) {
                after.add(random.nextInt(after.size() + 1), "added");
            }
            LineAlignment lines = align(before, after);
            List<Integer> kept = IntStream.rangeClosed(1, after.size())
                    .filter(line -> !after.get(line - 1).equals("added"))
                    .boxed()
                    .toList();
            assertThat(IntStream.rangeClosed(1, before.size()).map(lines::now).boxed())
                    .as("seed %d", seed)
                    .isEqualTo(kept);
        }
    }

    @Test
    void whereTextsAreLongTheLinesHoldThatAreThereOnce() {
        List<String> before = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            before.add(i % 3 == 0 ? "line " + i : "same");
        }
        List<String> after = new ArrayList<>(before);
        after.add(0, "same");
        Collections.reverse(before.subList(0, 100));
        after.addAll(15_000, Collections.nCopies(2_000, "same"));
        after.set(after.size() - 1, "other");
        LineAlignment lines = align(before, after);
        assertThat(lines.now(3_001)).isEqualTo(3_002);
        assertThat(lines.now(19_000)).isEqualTo(21_001);
        assertThat(lines.now(20_000)).isZero();
    }

    @Test
    void whereTextsAreLongTheirEqualEndsHold() {
        List<String> before = middle("before");
        List<String> after = middle("after");
        LineAlignment lines = align(before, after);
        assertThat(IntStream.rangeClosed(1, before.size()).map(lines::now).boxed())
                .isEqualTo(IntStream.rangeClosed(1, before.size())
                        .mapToObj(line -> before.get(line - 1).equals("same") ? line : 0)
                        .toList());
    }

    private static List<String> middle(String line) {
        List<String> text = new ArrayList<>(Collections.nCopies(10, "same"));
        text.addAll(Collections.nCopies(1_100, line));
        text.addAll(Collections.nCopies(10, "same"));
        return text;
    }

    /** The first and the last line between the equal ends are unique, and lines that repeat surround them. */
    @Test
    void whereTextsAreLongTheLinesAroundTheUniqueOnesHold() {
        List<String> before = new ArrayList<>(Collections.nCopies(1_100, "before"));
        before.addAll(List.of("first", "same", "same", "before", "last", "same", "same", "before"));
        List<String> after = new ArrayList<>(List.of("first", "same", "same"));
        after.addAll(Collections.nCopies(1_100, "after"));
        after.addAll(List.of("last", "same", "same", "after"));
        LineAlignment lines = align(before, after);
        assertThat(IntStream.rangeClosed(1_100, before.size()).map(lines::now).boxed())
                .containsExactly(0, 1, 2, 3, 0, 1_104, 1_105, 1_106, 0);
    }

    /** For any long texts, too: aligned lines are equal and in order. */
    @Test
    void whereTextsAreLongOnlyEqualLinesAreAlignedInTheirOrder() {
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            List<String> before = longText(random);
            List<String> after = longText(random);
            LineAlignment lines = align(before, after);
            int last = 0;
            for (int line = 1; line <= before.size(); line++) {
                int now = lines.now(line);
                if (now > 0) {
                    assertThat(now).as("seed %d", seed).isGreaterThan(last);
                    assertThat(after.get(now - 1)).as("seed %d", seed).isEqualTo(before.get(line - 1));
                    last = now;
                }
            }
            assertThat(last).as("seed %d", seed).isPositive();
        }
    }

    private static List<String> longText(Random random) {
        return random.ints(1_200, 0, 1_200)
                .mapToObj(i -> i % 3 == 0 ? "line " + i : "same " + i % 5)
                .collect(Collectors.toList());
    }

    /** Texts without a common line, or with only one distinct line, take no more time. */
    @Test
    void givesUpOnLongTextsThatHaveNothingInCommon() {
        List<String> before = IntStream.range(0, 50_000).mapToObj(i -> "a" + i).toList();
        List<String> after = IntStream.range(0, 50_000).mapToObj(i -> "b" + i).toList();
        assertThat(align(before, after).gapBefore(50_000)).isZero();
        assertThat(align(
                                Collections.nCopies(50_000, "x"),
                                IntStream.range(0, 50_000)
                                        .mapToObj(i -> i % 2 == 1 ? "x" : "y")
                                        .toList())
                        .now(50_000))
                .isEqualTo(50_000);
    }

    /** Between anchor lines, each of many blocks is small enough, but all of them together are not. */
    @Test
    void comparesSoManyLinesOfAllBlocksTogetherAndNoMore() {
        int block = 1 << 10;
        List<String> before = new ArrayList<>();
        List<String> after = new ArrayList<>();
        for (int number = 0; number < 20; number++) {
            before.add("block " + number);
            after.add("block " + number);
            // Both ends differ, so all pairs have to be compared.
            for (int line = 0; line < block; line++) {
                before.add(line == 500 ? "same" : "before");
                after.add(line == 600 ? "same" : "after");
            }
        }
        before.add("end");
        after.add("end");
        LineAlignment lines = align(before, after);
        List<Integer> found = IntStream.range(0, 20)
                .filter(number -> lines.now(number * (block + 1) + 502) > 0)
                .boxed()
                .toList();
        assertThat(found).isEqualTo(IntStream.range(0, 16).boxed().toList());
        assertThat(lines.now(20 * (block + 1) + 1)).isEqualTo(20 * (block + 1) + 1);
    }

    private static List<String> text(Random random, int size) {
        return random.ints(size, 0, 6).mapToObj(i -> "line " + i).collect(Collectors.toList());
    }

    private static List<String> changed(List<String> before, Random random) {
        List<String> after = new ArrayList<>(before);
        for (int i = random.nextInt(6); i > 0; i--) {
            if (random.nextBoolean() || after.isEmpty()) {
                after.add(random.nextInt(after.size() + 1), "line " + random.nextInt(8));
            } else {
                after.remove(random.nextInt(after.size()));
            }
        }
        return after;
    }

    private static int longestCommon(List<String> one, List<String> other) {
        int[][] common = new int[one.size() + 1][other.size() + 1];
        for (int i = 1; i <= one.size(); i++) {
            for (int j = 1; j <= other.size(); j++) {
                common[i][j] = one.get(i - 1).equals(other.get(j - 1))
                        ? common[i - 1][j - 1] + 1
                        : Math.max(common[i - 1][j], common[i][j - 1]);
            }
        }
        return common[one.size()][other.size()];
    }

    private static LineAlignment align(List<String> before, List<String> after) {
        return LineAlignment.of(file(String.join("\n", before)), file(String.join("\n", after)));
    }

    private static SourceFile file(String text) {
        return new SourceFile("start.sh", text);
    }
}
