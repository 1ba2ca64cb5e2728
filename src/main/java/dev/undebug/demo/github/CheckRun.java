package dev.undebug.demo.github;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A check run.
 *
 * @param suite its check suite: one for each commit and app
 */
public record CheckRun(long id, long suite, Subject subject, Progress progress, Output output, List<Action> actions) {
    public CheckRun {
        actions = List.copyOf(actions);
    }

    /** The commit and the name of the check. */
    public record Subject(String name, String headSha, Optional<String> externalId, Optional<String> detailsUrl) {}

    /**
     * The state of the run.
     *
     * @param status {@code queued}, {@code in_progress} or "completed"
     * @param conclusion present once completed
     */
    public record Progress(
            String status, Optional<String> conclusion, Instant startedAt, Optional<Instant> completedAt) {
        public boolean completed() {
            return status.equals("completed");
        }

        /** Returns whether the check passes if a branch requires it. */
        public boolean passes() {
            return conclusion
                    .filter(List.of("success", "neutral", "skipped")::contains)
                    .isPresent();
        }
    }

    /** The texts, in Markdown. */
    public record Output(
            Optional<String> title, Optional<String> summary, Optional<String> text, List<Annotation> annotations) {
        /** No text yet. */
        public static final Output NONE = new Output(Optional.empty(), Optional.empty(), Optional.empty(), List.of());

        public Output {
            annotations = List.copyOf(annotations);
        }
    }

    /**
     * A remark on lines of a file.
     *
     * @param level {@code notice}, {@code warning} or {@code failure}
     */
    public record Annotation(
            String path,
            int startLine,
            int endLine,
            Columns columns,
            String level,
            Optional<String> title,
            String message,
            Optional<String> rawDetails) {}

    /** The columns in the line, if known. */
    public record Columns(Optional<Integer> start, Optional<Integer> end) {}

    /** A button on the check. */
    public record Action(String label, String description, String identifier) {}

    public String name() {
        return subject.name();
    }

    public String nodeId(long repository) {
        return NodeId.of("CR", repository, id);
    }
}
