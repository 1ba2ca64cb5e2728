package dev.undebug.service.command;

import dev.undebug.fact.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A command line parsed as Python's argparse does.
 *
 * @param given the options with their values, in order
 * @param operands the words that belong to no option
 */
public record Options(List<Given> given, List<Word> operands) {
    public Options {
        given = List.copyOf(given);
        operands = List.copyOf(operands);
    }

    /**
     * An option.
     *
     * @param name as it is written, dashes included
     * @param value its value; empty for a flag
     * @param written the word with the value; for a single word, the option itself
     */
    public record Given(String name, String value, Word written) {}

    /**
     * @param words the words after the program
     * @param flags the options without a value; every other option takes one
     */
    static Options of(List<Word> words, Set<String> flags) {
        List<Given> given = new ArrayList<>();
        List<Word> operands = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            Word word = words.get(i);
            String text = word.text();
            if (text.equals("--")) {
                operands.addAll(words.subList(i + 1, words.size()));
                break;
            }
            int equals = text.startsWith("--") ? text.indexOf('=') : -1;
            boolean joined = text.length() > 2 && !text.startsWith("--");
            if (!text.startsWith("-") || text.length() == 1) {
                operands.add(word);
            } else if (equals >= 0) {
                given.add(new Given(text.substring(0, equals), text.substring(equals + 1), word));
            } else if (flags.contains(joined ? text.substring(0, 2) : text)) {
                given.add(new Given(text, "", word));
            } else if (joined) {
                given.add(new Given(text.substring(0, 2), text.substring(2), word));
            } else if (i + 1 < words.size()) {
                given.add(new Given(text, words.get(i + 1).text(), words.get(i + 1)));
                i++;
            }
        }
        return new Options(given, operands);
    }

    /** Returns the last value of an option. */
    public Optional<String> last(String... names) {
        return all(names).stream().map(Given::value).reduce((before, after) -> after);
    }

    /** Returns all occurrences of an option. */
    public List<Given> all(String... names) {
        Set<String> wanted = Set.of(names);
        return given.stream().filter(one -> wanted.contains(one.name())).toList();
    }
}
