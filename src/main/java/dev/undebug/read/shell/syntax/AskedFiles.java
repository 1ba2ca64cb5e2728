package dev.undebug.read.shell.syntax;

import dev.undebug.read.text.MappedText;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The files for which a condition asks: {@code [ -f app.py ]}, {@code [[ ! -e "$file" ]]}, {@code test -r a.py && test -r b.py}. */
public final class AskedFiles {
    private static final Set<String> TESTS = Set.of("[", "[[", "test");
    private static final Set<String> FILES = Set.of("-f", "-e", "-s", "-r", "-x");

    private AskedFiles() {}

    /**
     * Returns the files, as written, that are certainly there if a condition has an outcome.
     *
     * @param holds whether the condition is true
     */
    public static List<MappedText> there(ShellNode condition, boolean holds) {
        if (condition instanceof ShellNode.Not not) {
            return there(not.node(), !holds);
        }
        if (condition instanceof ShellNode.Sequence sequence && sequence.nodes().size() == 1) {
            return there(sequence.nodes().get(0), holds);
        }
        if (condition instanceof ShellNode.Chain chain) {
            return chain.and() == holds
                    ? Stream.concat(there(chain.left(), holds).stream(), there(chain.right(), holds).stream())
                            .toList()
                    : List.of();
        }
        return condition instanceof ShellNode.Simple simple ? tested(simple, holds) : List.of();
    }

    private static List<MappedText> tested(ShellNode.Simple simple, boolean holds) {
        List<MappedText> words = simple.words();
        if (words.isEmpty() || !TESTS.contains(words.get(0).text())) {
            return List.of();
        }
        boolean closed = words.get(words.size() - 1).text().endsWith("]");
        List<MappedText> asked = words.subList(1, closed ? words.size() - 1 : words.size());
        boolean negated = !asked.isEmpty() && asked.get(0).text().equals("!");
        List<MappedText> test = negated ? asked.subList(1, asked.size()) : asked;
        return test.size() == 2 && FILES.contains(test.get(0).text()) && holds != negated
                ? List.of(test.get(1))
                : List.of();
    }

    /** Returns whether commands ask for the file that a variable names. */
    public static boolean isAskedFor(String variable, ShellNode node) {
        return Stream.of(true, false)
                        .flatMap(holds -> there(node, holds).stream())
                        .map(word -> ShellQuotes.unquoted(word.text()))
                        .anyMatch(word -> word.contains("$" + variable) || word.contains("${" + variable + "}"))
                || node.parts().stream().anyMatch(part -> isAskedFor(variable, part));
    }
}
