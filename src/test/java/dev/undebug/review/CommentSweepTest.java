package dev.undebug.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.pull.FindingMarker;
import dev.undebug.pull.ReviewDraft.Comment;
import dev.undebug.review.draft.CommentText;
import dev.undebug.testing.LiterateCase;
import dev.undebug.testing.Needs;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Every case as a pull request that adds its files: GitHub must show the comments as intended. */
@Tag(Needs.CORPUS)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CommentSweepTest {
    private static final int LONGEST = 4_000;

    private final List<Comment> comments =
            LiterateCase.all().stream().flatMap(CommentSweepTest::comments).toList();

    private static Stream<Comment> comments(LiterateCase project) {
        Shop shop = new Shop();
        shop.gitHub.before = Map.of();
        shop.changes(project.texts()).reviewed();
        return shop.gitHub.published.stream().flatMap(review -> review.comments().stream());
    }

    @Test
    void aCommentHasNothingButItsOwnMarkup() {
        assertThat(comments).hasSizeGreaterThan(500);
        for (Comment comment : comments) {
            String body = comment.body();
            String marker = FindingMarker.find(body).orElseThrow().toString();
            List<String> markup = Markup.of(body);
            assertThat(body).hasSizeLessThan(LONGEST);
            assertThat(markup.stream().filter(each -> !each.startsWith("code ")))
                    .as(body)
                    .containsExactly(
                            "html <details>\n<summary>How Undebug knows"
                                    + (body.contains("To allow this") ? " · Intended?" : "") + "</summary>",
                            "link https://undebug.example/rules/" + rule(body),
                            "html </details>",
                            "html " + marker);
            assertThat(markup.stream().filter(each -> each.startsWith("code ")))
                    .as(body)
                    .hasSizeLessThan(2)
                    .isSubsetOf("code suggestion", "code diff");
        }
    }

    /** The switch in a reference comes from the message of its finding. */
    @Test
    void aReferenceNamesItsSwitch() {
        List<String> references =
                comments.stream().map(Comment::body).filter(CommentText::refers).toList();
        assertThat(references).hasSizeGreaterThan(20);
        assertThat(references)
                .allSatisfy(
                        body -> assertThat(body.lines().findFirst().orElse(""))
                                .matches(
                                        ".* by another switch\\.\\*\\* .*`.*`(?: is enough by itself, even after the others are fixed|, here `.*`, turns it on, too)\\..*"));
    }

    private static String rule(String body) {
        int end = body.lastIndexOf("](");
        return body.substring(body.lastIndexOf("[About `", end) + "[About `".length(), end - 1);
    }
}
