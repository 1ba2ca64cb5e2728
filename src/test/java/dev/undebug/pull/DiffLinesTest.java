package dev.undebug.pull;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.pull.DiffLines.Hunk;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DiffLinesTest {
    private static final String PATCH = """
            @@ -1,4 +1,4 @@ import os
             one
            -two
            +TWO
             three
             four
            @@ -20,3 +20,4 @@
             twenty
             twenty-one
            +new
             twenty-two
            \\ No newline at end of file""";

    @Test
    void readsTheRightSideOfEachHunk() {
        assertThat(DiffLines.of(PATCH).hunks())
                .containsExactly(new Hunk(1, 4, List.of(2), Set.of(2)), new Hunk(20, 23, List.of(), Set.of(22)));
    }

    @Test
    void takesCommentsOnAddedAndContextLinesOfOneHunk() {
        DiffLines lines = DiffLines.of(PATCH);
        assertThat(lines.takeComment(1, 4)).isTrue();
        assertThat(lines.takeComment(23, 23)).isTrue();
        assertThat(lines.takeComment(5, 5)).isFalse();
        assertThat(lines.takeComment(4, 20)).isFalse();
        assertThat(lines.takeComment(23, 24)).isFalse();
    }

    @Test
    void takesNoSuggestionAcrossADeletedLine() {
        DiffLines lines = DiffLines.of(PATCH);
        assertThat(lines.takeSuggestion(2, 2)).isTrue();
        assertThat(lines.takeSuggestion(2, 4)).isTrue();
        assertThat(lines.takeSuggestion(1, 2)).isFalse();
    }

    @Test
    void readsHeadersWithoutCounts() {
        assertThat(DiffLines.of("@@ -0,0 +1 @@\n+only").hunks()).containsExactly(new Hunk(1, 1, List.of(), Set.of(1)));
    }

    @Test
    void aHunkThatOnlyDeletesTakesNothing() {
        DiffLines lines = DiffLines.of("@@ -3,2 +2,0 @@\n-a\n-b");
        assertThat(lines.takeComment(2, 2)).isFalse();
    }

    @Test
    void aLineOfTheFileThatLooksLikeAHeaderIsNone() {
        DiffLines lines = DiffLines.of("@@ -1,1 +1,2 @@\n one\n+@@ -5,5 +50,50 @@");
        assertThat(lines.hunks()).containsExactly(new Hunk(1, 2, List.of(), Set.of(2)));
    }

    @Test
    void textThatIsNoPatchShowsNothing() {
        assertThat(DiffLines.of("").hunks()).isEmpty();
        assertThat(DiffLines.of("Binary files differ").hunks()).isEmpty();
    }
}
