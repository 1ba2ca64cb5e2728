package dev.undebug.read.shell.syntax;

import dev.undebug.fact.Role;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.RoleInference;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Tells for whom a branch is, by the word that something unknown is compared with: {@code [ "$1" = dev ]}, the arm
 * {@code production)} of a {@code case}.
 */
public final class BranchRole {
    private static final Set<String> TESTS = Set.of("[", "[[", "test");
    private static final Set<String> OR = Set.of("-o", "||");
    private static final Set<String> AND = Set.of("-a", "&&");
    private static final Set<String> SAME = Set.of("=", "==", "=~");

    /** A word that names something by itself; a path or a sentence with such a word in it does not. */
    private static final Pattern NAME = Pattern.compile("[\\w|()^-]{1,60}+\\$?");

    private BranchRole() {}

    /**
     * Returns the role of the branch that runs if a condition holds.
     *
     * @param holds false for the other branch
     */
    public static Role of(ShellNode condition, boolean holds) {
        if (condition instanceof ShellNode.Not not) {
            return of(not.node(), !holds);
        }
        if (condition instanceof ShellNode.Sequence sequence && sequence.nodes().size() == 1) {
            return of(sequence.nodes().get(0), holds);
        }
        if (condition instanceof ShellNode.Chain chain) {
            Role left = of(chain.left(), holds);
            Role right = of(chain.right(), holds);
            return chain.and() == holds ? RoleInference.firstKnown(left, right) : common(List.of(left, right));
        }
        return condition instanceof ShellNode.Simple simple
                ? of(
                        simple.words().stream()
                                .map(MappedText::text)
                                .map(ShellQuotes::unquoted)
                                .toList(),
                        holds)
                : Role.UNKNOWN;
    }

    /** Returns the role of an arm of a {@code case}. */
    public static Role of(ShellNode.Arm arm) {
        return common(arm.patterns().stream()
                .map(pattern -> named(ShellQuotes.unquoted(pattern.text())))
                .toList());
    }

    private static Role of(List<String> words, boolean holds) {
        if (words.isEmpty() || !TESTS.contains(words.get(0))) {
            return Role.UNKNOWN;
        }
        int end = words.get(words.size() - 1).endsWith("]") ? words.size() - 1 : words.size();
        return either(words.subList(1, Math.max(1, end)), holds);
    }

    private static Role either(List<String> words, boolean holds) {
        int or = first(words, OR);
        int at = or < 0 ? first(words, AND) : or;
        if (at < 0) {
            return compared(words, holds);
        }
        Role left = either(words.subList(0, at), holds);
        Role right = either(words.subList(at + 1, words.size()), holds);
        return (or < 0) == holds ? RoleInference.firstKnown(left, right) : common(List.of(left, right));
    }

    private static int first(List<String> words, Set<String> operators) {
        return IntStream.range(0, words.size())
                .filter(i -> operators.contains(words.get(i)))
                .findFirst()
                .orElse(-1);
    }

    private static Role compared(List<String> words, boolean holds) {
        if (words.size() == 4 && words.get(0).equals("!")) {
            return compared(words.subList(1, 4), !holds);
        }
        boolean equal = words.size() == 3 && SAME.contains(words.get(1));
        boolean different = words.size() == 3 && words.get(1).equals("!=");
        if (holds ? !equal : !different) {
            return Role.UNKNOWN;
        }
        String left = words.get(0);
        String right = words.get(2);
        return left.contains("$") ? named(right) : right.contains("$") ? named(left) : Role.UNKNOWN;
    }

    private static Role named(String word) {
        return NAME.matcher(word).matches() ? RoleInference.of(word) : Role.UNKNOWN;
    }

    private static Role common(List<Role> roles) {
        return roles.stream().distinct().count() == 1 ? roles.get(0) : Role.UNKNOWN;
    }
}
