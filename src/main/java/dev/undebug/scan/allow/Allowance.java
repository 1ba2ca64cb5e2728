package dev.undebug.scan.allow;

import dev.undebug.source.Place;
import java.util.List;

/**
 * A comment that allows findings.
 *
 * @param place the comment, or the relevant part of it
 * @param alone whether it has its own line, and so applies to the next one
 * @param target the line that it applies to, from 1
 * @param everything whether it allows every finding there: another tool's comment
 * @param rules the rules that it allows otherwise
 * @param reason the stated reason
 * @param problems its mistakes, as sentences
 */
public record Allowance(
        Place place,
        boolean alone,
        int target,
        boolean everything,
        List<String> rules,
        String reason,
        List<Problem> problems) {
    public Allowance {
        rules = List.copyOf(rules);
        problems = List.copyOf(problems);
    }

    /**
     * A mistake in a comment.
     *
     * @param word the wrong word, which the remedy can replace; empty if there is none
     */
    public record Problem(String sentence, String word, String remedy) {
        static Problem of(String sentence) {
            return new Problem(sentence, "", "");
        }
    }

    /** Returns whether it is another tool's, and gives no reason. */
    public boolean isBare() {
        return everything && !reason.contains(" ");
    }

    boolean allows(String rule) {
        return everything || rules.contains(rule);
    }
}
