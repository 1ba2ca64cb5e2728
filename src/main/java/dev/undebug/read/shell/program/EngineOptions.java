package dev.undebug.read.shell.program;

import dev.undebug.fact.Word;
import dev.undebug.read.word.OptionValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The options of a container engine's command, and the words after them.
 *
 * @param options each with its name, {@code -e} or {@code --env}; a flag has no value
 * @param operands the words from the first one that is no option
 */
public record EngineOptions(List<Option> options, List<Word> operands) {
    public EngineOptions {
        options = List.copyOf(options);
        operands = List.copyOf(operands);
    }

    /** An option with its value, which may be a part of the same word. */
    record Option(String name, Optional<OptionValue> value) {}

    /**
     * Reads the options before the first operand.
     *
     * @param flags the options without a value; of the short ones, {@code -it} joins several
     */
    public static EngineOptions read(List<Word> words, Set<String> flags) {
        List<Option> options = new ArrayList<>();
        int at = 0;
        while (at < words.size() && words.get(at).text().startsWith("-")) {
            Word word = words.get(at);
            if (word.text().equals("--")) {
                at++;
                break;
            }
            boolean taken = word.text().startsWith("--")
                    ? isLong(word, flags, options, at + 1 < words.size())
                    : isShort(word, flags, options, at + 1 < words.size());
            if (taken) {
                String name = options.remove(options.size() - 1).name();
                options.add(new Option(name, Optional.of(new OptionValue(words.get(at + 1), 0))));
            }
            at += taken ? 2 : 1;
        }
        return new EngineOptions(options, words.subList(at, words.size()));
    }

    /** Adds a long option; returns whether the next word is its value. */
    private static boolean isLong(Word word, Set<String> flags, List<Option> options, boolean more) {
        int equals = word.text().indexOf('=');
        String name = equals < 0 ? word.text() : word.text().substring(0, equals);
        options.add(new Option(name, equals < 0 ? Optional.empty() : Optional.of(new OptionValue(word, equals + 1))));
        return equals < 0 && !flags.contains(name) && more;
    }

    /** Adds the short options of a word; returns whether the next word is the value of the last one. */
    private static boolean isShort(Word word, Set<String> flags, List<Option> options, boolean more) {
        for (int i = 1; i < word.text().length(); i++) {
            String name = "-" + word.text().charAt(i);
            if (flags.contains(name)) {
                options.add(new Option(name, Optional.empty()));
                continue;
            }
            boolean last = i + 1 == word.text().length();
            int from = !last && word.text().charAt(i + 1) == '=' ? i + 2 : i + 1;
            options.add(new Option(name, last ? Optional.empty() : Optional.of(new OptionValue(word, from))));
            return last && more;
        }
        return false;
    }

    /** Returns the values of all options with one of these names, in order. */
    public List<Word> all(Set<String> names) {
        return values(names).stream().map(OptionValue::asWord).toList();
    }

    public List<OptionValue> values(Set<String> names) {
        return options.stream()
                .filter(option -> names.contains(option.name()))
                .flatMap(option -> option.value().stream())
                .toList();
    }

    public Optional<Word> last(Set<String> names) {
        return all(names).stream().reduce((first, second) -> second);
    }

    public boolean has(String... names) {
        return options.stream().anyMatch(option -> Set.of(names).contains(option.name()));
    }
}
