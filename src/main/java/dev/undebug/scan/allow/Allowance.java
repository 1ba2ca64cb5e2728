package dev.undebug.scan.allow;

import dev.undebug.source.Place;
import java.util.List;

/**
 * A comment that allows findings.
 *
 * @param place the comment, as far as it is about this
 * @param alone whether nothing else stands on its line, so that it is about the next
 * @param target the line that it is about, from 1
 * @param everything whether it allows whatever is found there: another tool's comment
 * @param rules the rules that it allows otherwise
 * @param reason why
 * @param problems what is wrong with it, as sentences
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
     * Something that is wrong with a comment.
     *
     * @param word what is wrong, for which the remedy can be put; empty where there is none
     */
    public record Problem(String sentence, String word, String remedy) {
        static Problem of(String sentence) {
            return new Problem(sentence, "", "");
        }
    }

    boolean allows(String rule) {
        return everything || rules.contains(rule);
    }
}
