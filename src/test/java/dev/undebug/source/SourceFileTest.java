package dev.undebug.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SourceFileTest {
    private static final String LETTERS = "abcAB_. \n\u00e9\u0416";

    @Test
    void aWordIsFoundWhereTheTextHasIt() {
        Random random = new Random(16);
        int found = 0;
        int ruledOut = 0;
        for (int i = 0; i < 20_000; i++) {
            SourceFile file = new SourceFile("a.py", letters(random, random.nextInt(400)));
            String word = letters(random, 1 + random.nextInt(5));
            boolean there = file.text().contains(word);
            assertThat(file.contains(word)).as("%s in %s", word, file.text()).isEqualTo(there);
            found += there ? 1 : 0;
            ruledOut += file.mayContain(word) ? 0 : 1;
        }
        assertThat(found).as("both answers occur").isBetween(1_000, 19_000);
        assertThat(ruledOut).as("most are ruled out without a search").isGreaterThan((20_000 - found) / 2);
    }

    /** The text is looked at in pieces. */
    @Test
    void aWordIsFoundAnywhereInALongText() {
        String word = "gunicorn";
        for (int before = 8_180; before < 8_200; before++) {
            SourceFile file = new SourceFile("a.py", "-".repeat(before) + word + "-".repeat(300_000));
            assertThat(file.contains(word)).as("after %s characters", before).isTrue();
            assertThat(file.mayContain("Gunicorn")).isTrue();
            assertThat(file.contains("Gunicorn")).isFalse();
            assertThat(file.mayContain("waitress")).isFalse();
        }
    }

    @Test
    void whatIsShorterThanThreeCharactersIsSearched() {
        assertThat(new SourceFile("a.py", "ab").contains("b")).isTrue();
        assertThat(new SourceFile("a.py", "").contains("b")).isFalse();
        assertThat(new SourceFile("a.py", "").contains("")).isTrue();
    }

    private static String letters(Random random, int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }
}
