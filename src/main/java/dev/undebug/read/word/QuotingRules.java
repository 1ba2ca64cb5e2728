package dev.undebug.read.word;

import java.util.Optional;

/**
 * The rules for splitting a text into words.
 *
 * @param escape the escape character
 * @param operators whether {@code ;}, {@code &&} and similar operators end a command
 * @param doubledDollar whether {@code $$} is a literal dollar sign
 * @param variables the values that are known while the file is read
 */
public record QuotingRules(char escape, boolean operators, boolean doubledDollar, Variables variables) {
    private static final Variables NONE = name -> Optional.empty();

    public static final QuotingRules SHELL = new QuotingRules('\\', true, false, NONE);

    /** Quoted words that no shell expands: lines of systemd and supervisor. */
    public static final QuotingRules PLAIN = new QuotingRules('\\', false, false, NONE);

    /** A command string of a compose file: interpolated, split into words, and run without a shell. */
    public static QuotingRules compose(Variables variables) {
        return new QuotingRules('\\', false, true, variables);
    }

    /** The words of a Dockerfile instruction. */
    public static QuotingRules docker(char escape, Variables variables) {
        return new QuotingRules(escape, false, false, variables);
    }

    /** Returns the values of variables by name. */
    public interface Variables {
        Optional<String> value(String name);

        /** Returns whether the variable has an unknown value. */
        default boolean isUnknown(String name) {
            return false;
        }

        /** Returns whether the variable certainly has no value, so that nothing takes its place. */
        default boolean isUnset(String name) {
            return false;
        }
    }

    boolean isBlank(char c) {
        return c == ' ' || c == '\t' || (!operators && (c == '\n' || c == '\r'));
    }

    boolean endsWord(char c) {
        return c == ' '
                || c == '\t'
                || c == '\n'
                || c == '\r'
                || (operators && (c == ';' || c == '&' || c == '|' || c == '(' || c == ')' || c == '<' || c == '>'));
    }
}
