package dev.undebug.webhook.event;

import org.jspecify.annotations.Nullable;

/** A comment on an issue or a pull request. */
record IssueCommentEvent(
        String action,
        Issue issue,
        Comment comment,
        Repository repository,
        @Nullable Installation installation) implements Event {
    IssueCommentEvent {
        Field.required(action, "action");
        Field.required(issue, "issue");
        Field.required(comment, "comment");
        Field.required(repository, "repository");
    }

    /** An issue or a pull request. */
    record Issue(int number) {
        Issue {
            Field.positive(number, "number");
        }
    }

    /** The text of a comment. */
    record Comment(@Nullable String body) {}
}
