package dev.undebug.read.shell;

import dev.undebug.read.shell.syntax.ShellGlob;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Decides a condition: {@code [ "$FLASK_ENV" = production ]}, {@code test -z "$X"}, {@code [[ $X == prod* ]]}. */
final class ShellTest {
    private static final Set<String> UNARY = Set.of(
            "-z", "-n", "-e", "-f", "-d", "-r", "-w", "-x", "-s", "-L", "-h", "-p", "-S", "-b", "-c", "-t", "-v", "-g",
            "-u", "-k", "-O", "-G", "-N", "-a", "-o");
    private static final Set<String> BINARY =
            Set.of("=", "==", "!=", "=~", "-eq", "-ne", "-lt", "-le", "-gt", "-ge", "<", ">", "-nt", "-ot", "-ef");
    private static final Set<String> EQUALITY = Set.of("=", "==", "!=");
    private static final int MAX_DEPTH = 50;

    private final List<ShellField> words;
    private final boolean patterns;
    private final Optional<Boolean> caseless;
    private final Predicate<String> files;
    private int at;
    private int depth;

    private ShellTest(List<ShellField> words, boolean patterns, Optional<Boolean> caseless, Predicate<String> files) {
        this.words = words;
        this.patterns = patterns;
        this.caseless = caseless;
        this.files = files;
    }

    /**
     * Returns whether the condition holds; empty if unknown.
     *
     * @param words the words between the brackets
     * @param patterns whether the right side of a comparison is a pattern, as in {@code [[ … ]]}
     * @param caseless whether patterns match without case; empty if it is not known
     * @param files whether a file is certainly there, by its path
     */
    static Optional<Boolean> holds(
            List<ShellField> words, boolean patterns, Optional<Boolean> caseless, Predicate<String> files) {
        if (words.stream().anyMatch(word -> word.many() && !patterns)) {
            return Optional.empty();
        }
        if (words.isEmpty()) {
            return Optional.of(false);
        }
        // POSIX first looks at the number of words: `[ -n ]` tests whether the text `-n` is empty.
        if (words.size() == 1) {
            return notEmpty(words.get(0));
        }
        ShellTest test = new ShellTest(words, patterns, caseless, files);
        Optional<Boolean> result = test.either();
        return test.at == words.size() ? result : Optional.empty();
    }

    private Optional<Boolean> either() {
        Optional<Boolean> left = both();
        while (isNext("-o", "||")) {
            at++;
            Optional<Boolean> right = both();
            left = or(left, right);
        }
        return left;
    }

    private Optional<Boolean> both() {
        Optional<Boolean> left = not();
        while (isNext("-a", "&&")) {
            at++;
            Optional<Boolean> right = not();
            left = not(or(not(left), not(right)));
        }
        return left;
    }

    private static Optional<Boolean> or(Optional<Boolean> left, Optional<Boolean> right) {
        if (left.equals(Optional.of(true)) || right.equals(Optional.of(true))) {
            return Optional.of(true);
        }
        return left.isEmpty() || right.isEmpty() ? Optional.empty() : Optional.of(false);
    }

    private static Optional<Boolean> not(Optional<Boolean> value) {
        return value.map(known -> !known);
    }

    private Optional<Boolean> not() {
        boolean negated = false;
        while (isNext("!", "!") && at + 1 < words.size() && !isBinary(at + 1)) {
            negated = !negated;
            at++;
        }
        Optional<Boolean> value = primary();
        return negated ? not(value) : value;
    }

    private Optional<Boolean> primary() {
        if (at >= words.size() || depth == MAX_DEPTH) {
            at = words.size() + 1;
            return Optional.empty();
        }
        if (isBinary(at + 1)) {
            Optional<Boolean> result = compare(words.get(at), words.get(at + 1).value(), words.get(at + 2));
            at += 3;
            return result;
        }
        if (words.get(at).is("(")) {
            at++;
            depth++;
            Optional<Boolean> inner = either();
            depth--;
            at++;
            return at <= words.size() && words.get(at - 1).is(")") ? inner : Optional.empty();
        }
        if (words.get(at).known() && UNARY.contains(words.get(at).value()) && at + 1 < words.size()) {
            Optional<Boolean> result = unary(words.get(at).value(), words.get(at + 1));
            at += 2;
            return result;
        }
        return notEmpty(words.get(at++));
    }

    private boolean isNext(String one, String other) {
        return at < words.size() && (words.get(at).is(one) || words.get(at).is(other));
    }

    private boolean isBinary(int index) {
        return index > 0
                && index + 1 < words.size()
                && words.get(index).known()
                && BINARY.contains(words.get(index).value());
    }

    private Optional<Boolean> unary(String operator, ShellField word) {
        return switch (operator) {
            case "-n" -> notEmpty(word);
            case "-z" -> not(notEmpty(word));
            // A file that is not seen may be there all the same.
            case "-e", "-f", "-r", "-s" ->
                Optional.of(word)
                        .filter(path -> path.comparable() && files.test(path.value()))
                        .map(path -> true);
            default -> Optional.empty();
        };
    }

    private static Optional<Boolean> notEmpty(ShellField word) {
        return word.comparable() || word.filled()
                ? Optional.of(word.filled() || !word.value().isEmpty())
                : Optional.empty();
    }

    private Optional<Boolean> compare(ShellField left, String operator, ShellField right) {
        if (!left.comparable() || !right.comparable()) {
            return differs(left, right) || differs(right, left)
                    ? Optional.of(operator.equals("!=")).filter(known -> EQUALITY.contains(operator))
                    : Optional.empty();
        }
        return switch (operator) {
            case "=", "==" -> equal(left, right);
            case "!=" -> not(equal(left, right));
            case "-eq", "-ne", "-lt", "-le", "-gt", "-ge" -> number(left.value(), operator, right.value());
            default -> Optional.empty();
        };
    }

    /** Returns whether an unknown word is certainly another one than the empty word. */
    private static boolean differs(ShellField unknown, ShellField empty) {
        return unknown.filled() && empty.comparable() && empty.value().isEmpty();
    }

    private Optional<Boolean> equal(ShellField left, ShellField right) {
        return patterns
                ? ShellGlob.matches(right.pattern(), left.value(), caseless)
                : Optional.of(left.value().equals(right.value()));
    }

    private static Optional<Boolean> number(String left, String operator, String right) {
        if (!left.matches("-?\\d{1,9}") || !right.matches("-?\\d{1,9}")) {
            return Optional.empty();
        }
        int order = Integer.compare(Integer.parseInt(left), Integer.parseInt(right));
        return Optional.of(
                switch (operator) {
                    case "-eq" -> order == 0;
                    case "-ne" -> order != 0;
                    case "-lt" -> order < 0;
                    case "-le" -> order <= 0;
                    case "-gt" -> order > 0;
                    default -> order >= 0;
                });
    }
}
