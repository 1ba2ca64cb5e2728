package dev.undebug.rule;

import java.util.Optional;

/**
 * Explains why a finding is real: what a stranger could do, and why this launch makes it real. All texts are plain
 * sentences with Markdown code spans and no other markup.
 *
 * @param text the whole explanation
 * @param cause the switch, as the subject of a sentence, for a comment that refers to another finding's explanation;
 *     empty if only the whole explains it
 * @param addition the sentences of the whole that are about this switch alone
 */
public record Explanation(String text, Optional<String> cause, Optional<String> addition) {
    /** Creates an explanation that is only told as a whole. */
    public static Explanation of(String text) {
        return new Explanation(text, Optional.empty(), Optional.empty());
    }

    /** Returns this explanation with a further sentence about its switch. */
    public Explanation with(String sentence) {
        return new Explanation(text + " " + sentence, cause, Optional.of(sentence));
    }
}
