package dev.undebug.read.shell;

import dev.undebug.read.shell.syntax.ShellNode;
import dev.undebug.read.text.MappedText;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The variables that one of two branches sets because they have no value: {@code [ -z "$X" ] && X=…} is the long form
 * of <code>${X:-…}</code>. Without any other value they get that default.
 *
 * @param first whether that is the first branch
 */
record ShellDefaults(Set<String> names, boolean first) {
    static final ShellDefaults NONE = new ShellDefaults(Set.of(), true);

    /** A variable, or something in its place if it has a value: <code>${X+set}</code>. */
    private static final Pattern VARIABLE = Pattern.compile("\"?\\$(?:(\\w+)|\\{(\\w+)(?::?-|:?\\+\\w+)?\\})\"?");

    /** A letter before it keeps the words of a comparison from being empty: {@code "x$X" = x}. */
    private static final Pattern LETTER = Pattern.compile("\"?(\\w)(\\$[\\w{}:-]++)\"?=\"?\\1\"?");

    private static final Set<String> EMPTY = Set.of("\"\"", "''");

    /**
     * Returns the variables to which one of two branches gives a default.
     *
     * @param first whether the first branch runs if the condition holds
     */
    static ShellDefaults of(ShellNode condition, boolean first) {
        if (condition instanceof ShellNode.Not not) {
            return of(not.node(), !first);
        }
        if (condition instanceof ShellNode.Sequence sequence) {
            return sequence.nodes().size() == 1 ? of(sequence.nodes().get(0), first) : NONE;
        }
        if (!(condition instanceof ShellNode.Simple simple) || simple.words().size() < 3) {
            return NONE;
        }
        List<String> words = simple.words().stream().map(MappedText::text).toList();
        boolean isEmpty = words.contains("-z");
        boolean isNot = words.contains("-n");
        if (isEmpty != isNot) {
            return variable(words.get(2))
                    .map(name -> new ShellDefaults(Set.of(name), isEmpty == first))
                    .orElse(NONE);
        }
        return compared(words, first);
    }

    /** Returns the variable that is compared with an empty text. */
    private static ShellDefaults compared(List<String> words, boolean first) {
        boolean bracket = words.get(0).equals("[") || words.get(0).equals("[[");
        if (words.size() != (bracket ? 5 : 4)) {
            return NONE;
        }
        boolean equal = words.get(2).equals("=") || words.get(2).equals("==");
        if (!equal && !words.get(2).equals("!=")) {
            return NONE;
        }
        return emptied(words.get(1), words.get(3))
                .or(() -> emptied(words.get(3), words.get(1)))
                .map(name -> new ShellDefaults(Set.of(name), equal == first))
                .orElse(NONE);
    }

    private static Optional<String> emptied(String word, String other) {
        return EMPTY.contains(other) ? variable(word) : lettered(word + "=" + other);
    }

    private static Optional<String> lettered(String comparison) {
        Matcher matcher = LETTER.matcher(comparison);
        return matcher.matches() ? variable(matcher.group(2)) : Optional.empty();
    }

    private static Optional<String> variable(String word) {
        Matcher matcher = VARIABLE.matcher(word);
        return matcher.matches()
                ? Optional.ofNullable(matcher.group(1)).or(() -> Optional.ofNullable(matcher.group(2)))
                : Optional.empty();
    }

    /**
     * Returns whether a variable has its default after the branches.
     *
     * @param here whether it has a value after the first branch
     * @param there whether it has one after the second
     */
    boolean give(String name, boolean here, boolean there) {
        return names.contains(name) && here != there && here == first;
    }
}
