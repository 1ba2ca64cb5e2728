package dev.undebug.pull;

import java.util.List;
import java.util.Locale;

/**
 * A concluded check run, before it is published.
 *
 * @param title one line, the verdict
 * @param summary Markdown, at most {@value #MAX_TEXT} characters
 * @param annotations any number; the publisher sends them in batches
 * @param buttons at most three
 */
public record CheckDraft(
        Conclusion conclusion, String title, String summary, List<Annotation> annotations, List<Button> buttons) {
    /** GitHub's limit for a check run's summary and text. */
    public static final int MAX_TEXT = 65_535;

    public CheckDraft {
        annotations = List.copyOf(annotations);
        buttons = List.copyOf(buttons);
        if (summary.length() > MAX_TEXT) {
            throw new IllegalArgumentException("summary of " + summary.length() + " characters");
        }
    }

    /** Creates a draft without buttons. */
    public CheckDraft(Conclusion conclusion, String title, String summary, List<Annotation> annotations) {
        this(conclusion, title, summary, annotations, List.of());
    }

    /**
     * A button on the check run, which GitHub calls an action.
     *
     * @param label at most 20 characters
     * @param description at most 40 characters
     * @param identifier at most 20 characters, part of the event when somebody presses it
     */
    public record Button(String label, String description, String identifier) {
        /** Commits every fix. */
        public static final Button FIX_ALL = new Button("Fix all", "Commit every proved fix", "fix-all");
    }

    /** The conclusions that Undebug uses. */
    public enum Conclusion {
        SUCCESS,
        NEUTRAL,
        FAILURE,
        /** There was no analysis. A required check does not accept it. */
        CANCELLED;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * An annotation on lines of a file of the head.
     *
     * @param startLine from 1
     * @param endLine inclusive
     * @param message plain text
     * @param details plain text that GitHub shows on demand; empty for none
     */
    public record Annotation(
            String path, int startLine, int endLine, Level level, String title, String message, String details) {}

    /** GitHub's {@code annotation_level}. */
    public enum Level {
        NOTICE,
        WARNING,
        FAILURE;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
