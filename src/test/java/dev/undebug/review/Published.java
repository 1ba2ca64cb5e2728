package dev.undebug.review;

import dev.undebug.pull.CheckDraft;
import dev.undebug.pull.ReviewDraft;
import dev.undebug.testing.Golden;
import java.util.Locale;

/** Formats published drafts as one text, for comparison with golden files. */
final class Published {
    private Published() {}

    /** Formats a check run: its verdict, its text, its button, its annotations. */
    static String check(CheckDraft draft) {
        StringBuilder text = new StringBuilder();
        text.append("title: ").append(draft.title()).append('\n');
        text.append("conclusion: ").append(draft.conclusion().id()).append('\n');
        draft.buttons().forEach(button -> text.append("button: ")
                .append(button.label())
                .append(": ")
                .append(button.description())
                .append('\n'));
        text.append("\n").append(draft.summary());
        for (CheckDraft.Annotation annotation : draft.annotations()) {
            text.append("\nannotation: ")
                    .append(annotation.path())
                    .append(':')
                    .append(annotation.startLine())
                    .append('-')
                    .append(annotation.endLine())
                    .append(' ')
                    .append(annotation.level().name().toLowerCase(Locale.ROOT))
                    .append('\n')
                    .append(annotation.title())
                    .append('\n')
                    .append(annotation.message())
                    .append("\ndetails:\n")
                    .append(annotation.details())
                    .append('\n');
        }
        return text.toString();
    }

    /** Formats a review with its comments. */
    static String review(ReviewDraft draft) {
        StringBuilder text = new StringBuilder(draft.body()).append('\n');
        for (ReviewDraft.Comment comment : draft.comments()) {
            text.append("\ncomment: ")
                    .append(comment.path())
                    .append(':')
                    .append(comment.startLine())
                    .append('-')
                    .append(comment.endLine())
                    .append('\n')
                    .append(comment.body())
                    .append('\n');
        }
        return text.toString();
    }

    /** Compares the last concluded check with the golden file {@code review/NAME.md}. */
    static void lastCheck(String name, RecordedGitHub gitHub) {
        Golden.check("review/" + name + ".md", check(gitHub.concluded.get(gitHub.concluded.size() - 1)));
    }
}
