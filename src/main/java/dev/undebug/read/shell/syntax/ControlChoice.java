package dev.undebug.read.shell.syntax;

import dev.undebug.read.shell.syntax.ShellNode.Arm;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.Most;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Conditions with which people control a server, like the {@link ControlArms} of a {@code case}:
 * {@code if [ "$1" = start ]; then … elif [ "$1" = stop ]; then … fi}, or one such {@code if} after the other.
 */
final class ControlChoice {
    private static final int MAX_ARMS = 100;
    private static final Set<String> TESTS = Set.of("[", "[[", "test");
    private static final Set<String> SAME = Set.of("=", "==");
    private static final Set<String> OR = Set.of("||", "-o");
    private static final Set<String> SETTING = Set.of("shift", "set", "getopts", "read");
    private static final Pattern NAME = Pattern.compile("[\"']?[\\w-]{1,40}[\"']?");

    /** A variable or a parameter. */
    private static final Pattern WORD = Pattern.compile("\"?\\$(?:(\\w{1,100})|\\{(\\w{1,100})\\})\"?");

    private ControlChoice() {}

    /** A comparison of one word with names, with what runs if it holds. */
    private record Choice(MappedText word, List<MappedText> names, ShellNode body, Optional<ShellNode> otherwise) {
        boolean compares(Choice other) {
            return word.text().equals(other.word.text());
        }

        Arm arm() {
            return new Arm(names, body, false);
        }
    }

    /** Returns commands with such conditions as a {@code case}. */
    static List<ShellNode> in(List<ShellNode> nodes) {
        List<ShellNode> read = new ArrayList<>();
        int at = 0;
        while (at < nodes.size()) {
            List<Choice> choices = choices(nodes, at);
            int end = at + Math.max(1, choices.size());
            Optional<ShellNode> cases = choices.size() > 1 ? cases(choices, Optional.empty()) : chained(nodes.get(at));
            read.addAll(cases.map(List::of).orElse(nodes.subList(at, end)));
            at = end;
        }
        return read;
    }

    /** Returns conditions one after the other, of which at most one holds. */
    private static List<Choice> choices(List<ShellNode> nodes, int from) {
        List<Choice> choices = new ArrayList<>();
        for (int i = from; i < nodes.size() && Most.room(choices.size(), MAX_ARMS); i++) {
            Optional<Choice> next = choice(nodes.get(i))
                    .filter(one -> one.otherwise().isEmpty())
                    .filter(one -> choices.isEmpty() || one.compares(choices.get(0)));
            if (next.isEmpty() || (!choices.isEmpty() && mayChange(choices.get(choices.size() - 1)))) {
                break;
            }
            choices.add(next.get());
        }
        return choices;
    }

    private static Optional<ShellNode> chained(ShellNode node) {
        List<Choice> choices = new ArrayList<>();
        Optional<ShellNode> rest = Optional.of(node);
        while (rest.isPresent() && Most.room(choices.size(), MAX_ARMS)) {
            Optional<Choice> next = choice(rest.get()).filter(one -> choices.isEmpty() || one.compares(choices.get(0)));
            if (next.isEmpty()) {
                break;
            }
            choices.add(next.get());
            rest = next.get().otherwise();
        }
        return choices.size() < 2 ? Optional.empty() : cases(choices, rest);
    }

    private static Optional<ShellNode> cases(List<Choice> choices, Optional<ShellNode> otherwise) {
        List<Arm> arms = new ArrayList<>(choices.stream().map(Choice::arm).toList());
        if (ControlArms.start(arms) < 0) {
            return Optional.empty();
        }
        MappedText word = choices.get(0).word();
        otherwise.ifPresent(body -> arms.add(new Arm(List.of(MappedText.at("*", word.span())), body, false)));
        return Optional.of(new ShellNode.Case(word, word, arms));
    }

    private static Optional<Choice> choice(ShellNode node) {
        if (node instanceof ShellNode.If branch) {
            return compared(branch.condition())
                    .map(test -> new Choice(test.word(), test.names(), branch.then(), branch.otherwise()));
        }
        return node instanceof ShellNode.Chain chain && chain.and()
                ? compared(chain.left())
                        .map(test -> new Choice(test.word(), test.names(), chain.right(), Optional.empty()))
                : Optional.empty();
    }

    private static Optional<Choice> compared(ShellNode condition) {
        if (condition instanceof ShellNode.Sequence sequence && sequence.nodes().size() == 1) {
            return compared(sequence.nodes().get(0));
        }
        if (condition instanceof ShellNode.Chain either && !either.and()) {
            return compared(either.left())
                    .flatMap(left ->
                            compared(either.right()).filter(left::compares).map(right -> joined(left, right)));
        }
        return condition instanceof ShellNode.Simple simple ? compared(simple) : Optional.empty();
    }

    private static Choice joined(Choice left, Choice right) {
        List<MappedText> names = new ArrayList<>(left.names());
        names.addAll(right.names());
        return new Choice(left.word(), names, left.body(), Optional.empty());
    }

    private static Optional<Choice> compared(ShellNode.Simple test) {
        List<MappedText> words = test.words();
        if (words.isEmpty() || !TESTS.contains(words.get(0).text())) {
            return Optional.empty();
        }
        boolean closed = words.get(words.size() - 1).text().endsWith("]");
        int end = closed ? words.size() - 1 : words.size();
        List<MappedText> names = new ArrayList<>();
        // Comparisons of three words, with a word between them.
        for (int at = 1; at < end; at += 4) {
            boolean more = at + 3 < end && OR.contains(words.get(at + 3).text());
            if (!isComparison(words, at, more ? at + 3 : end)
                    || !words.get(at).text().equals(words.get(1).text())) {
                return Optional.empty();
            }
            names.add(words.get(at + 2));
        }
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(new Choice(words.get(1), names, test, Optional.empty()));
    }

    private static boolean isComparison(List<MappedText> words, int from, int to) {
        return to - from == 3
                && WORD.matcher(words.get(from).text()).matches()
                && SAME.contains(words.get(from + 1).text())
                && NAME.matcher(words.get(from + 2).text()).matches();
    }

    /** Returns whether what a condition runs may change the word that the next one compares. */
    private static boolean mayChange(Choice choice) {
        String variable = WORD.matcher(choice.word().text()).replaceFirst("$1$2");
        Set<String> words = new HashSet<>();
        words(choice.body(), words);
        return words.stream().anyMatch(word -> SETTING.contains(word) || word.startsWith(variable + "="));
    }

    private static void words(ShellNode node, Set<String> words) {
        if (node instanceof ShellNode.Simple simple) {
            simple.words().forEach(word -> words.add(word.text()));
        }
        node.parts().forEach(part -> words(part, words));
    }
}
