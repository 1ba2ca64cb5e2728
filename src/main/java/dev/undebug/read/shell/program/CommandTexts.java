package dev.undebug.read.shell.program;

import static java.util.Map.entry;

import dev.undebug.read.text.MappedText;
import dev.undebug.read.word.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Programs that take command lines as text: {@code concurrently "npm start" "python app.py"}, {@code nodemon --exec
 * "python app.py"}.
 */
public final class CommandTexts {
    private static final Set<String> CONCURRENTLY =
            Set.of("-n", "--names", "-c", "--prefix-colors", "-p", "--prefix", "-l", "--restart-tries", "--success");
    private static final Set<String> NODEMON =
            Set.of("-w", "--watch", "-i", "--ignore", "-e", "--ext", "--delay", "-d");
    private static final Set<String> FOREVER = Set.of("-l", "-o", "-e", "-m", "--uid", "--minUptime", "--pidFile");

    private static final Pattern RECORDED = Pattern.compile("-[aefq]{0,9}c|--command");
    private static final Pattern LOCKED = Pattern.compile("-[eFnosux]{0,9}c|--command");
    private static final Pattern WRAPPED = Pattern.compile("--wrap");
    private static final Pattern SPLIT = Pattern.compile("-[iv0]{0,3}S|--split-string");

    private static final Map<String, Function<List<Token>, List<MappedText>>> BY_NAME = Map.ofEntries(
            // Of what it runs in a terminal, it keeps a record: `script -qec "python app.py" /dev/null`.
            entry("script", words -> option(words, RECORDED)),
            entry("sbatch", words -> option(words, WRAPPED)),
            entry("flock", words -> option(words, LOCKED)),
            entry("env", CommandTexts::split),
            entry("concurrently", words -> operands(words, CONCURRENTLY).stream()
                    .map(CommandTexts::script)
                    .toList()),
            entry("npm-run-all", CommandTexts::scripts),
            entry("run-p", CommandTexts::scripts),
            entry("run-s", CommandTexts::scripts),
            entry("nodemon", words -> started(words, Set.of("-x", "--exec"), NODEMON)),
            entry("forever", words -> started(words, Set.of("-c"), FOREVER)),
            entry("nix-shell", words -> value(words, Set.of("--run", "--command"))),
            entry(
                    "watchfiles",
                    words -> operands(words, Set.of("--filter", "--args", "--target-type", "--ignore-paths")).stream()
                            .limit(1)
                            .map(Token::text)
                            .toList()));

    private CommandTexts() {}

    /** Returns the command lines that a program starts from the words after its name; none if it is no such program. */
    public static List<MappedText> of(String program, List<Token> words) {
        Function<List<Token>, List<MappedText>> texts = BY_NAME.get(program);
        return texts == null || !words.stream().allMatch(Token::known) ? List.of() : texts.apply(words);
    }

    private static List<Token> operands(List<Token> words, Set<String> valued) {
        List<Token> operands = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i).value();
            if (valued.contains(word)) {
                i++;
            } else if (!word.startsWith("-")) {
                operands.add(words.get(i));
            }
        }
        return operands;
    }

    /** Concurrently writes {@code npm:web} for {@code npm run web}. */
    private static MappedText script(Token word) {
        int colon = word.value().indexOf(':');
        return colon > 0 && word.value().substring(0, colon).matches("npm|yarn|pnpm|bun")
                ? MappedText.at(
                        word.value().substring(0, colon) + " run "
                                + word.value().substring(colon + 1),
                        word.span())
                : word.text();
    }

    /** Returns the command line that follows an option, or an equals sign after its long form. */
    private static List<MappedText> option(List<Token> words, Pattern option) {
        for (int i = 0; i < words.size(); i++) {
            Token word = words.get(i);
            if (option.matcher(word.value()).matches()) {
                return i + 1 < words.size() ? List.of(words.get(i + 1).text()) : List.of();
            }
            int equals = word.value().indexOf('=');
            if (equals > 0 && option.matcher(word.value().substring(0, equals)).matches()) {
                return List.of(word.text().sub(equals + 1, word.value().length()));
            }
        }
        return List.of();
    }

    /** Returns the words that {@code env -S} makes of a text, with those behind it: {@code env -S "python -u" app.py}. */
    private static List<MappedText> split(List<Token> words) {
        for (int i = 0; i + 1 < words.size(); i++) {
            if (SPLIT.matcher(words.get(i).value()).matches()) {
                MappedText.Builder text =
                        new MappedText.Builder(words.get(0).span().start());
                for (int at = 0; at < words.size(); at++) {
                    Token word = words.get(at);
                    if (at > i || !word.value().startsWith("-")) {
                        text.append(" ", word.span());
                        text.append(word.text(), 0, word.text().length());
                    }
                }
                return List.of(text.build());
            }
        }
        return List.of();
    }

    private static List<MappedText> scripts(List<Token> words) {
        return operands(words, Set.of("--max-parallel", "--npm-path")).stream()
                .map(word -> MappedText.at("npm run " + word.value(), word.span()))
                .toList();
    }

    private static List<MappedText> value(List<Token> words, Set<String> options) {
        for (int i = 0; i + 1 < words.size(); i++) {
            if (options.contains(words.get(i).value())) {
                return List.of(words.get(i + 1).text());
            }
        }
        return List.of();
    }

    /**
     * Returns the command in an option, with the operands as its arguments. Without that option, a Python file starts in
     * Python.
     */
    private static List<MappedText> started(List<Token> words, Set<String> options, Set<String> valued) {
        List<MappedText> command = value(words, options);
        List<Token> operands = new ArrayList<>(operands(words, valued));
        operands.removeIf(word -> command.contains(word.text()) || word.is("start"));
        if (operands.isEmpty()) {
            return command;
        }
        MappedText.Builder text = new MappedText.Builder(words.get(0).span().start());
        if (!command.isEmpty()) {
            text.append(command.get(0), 0, command.get(0).length());
        } else if (operands.get(0).value().endsWith(".py")) {
            text.append("python", operands.get(0).span());
        } else {
            return List.of();
        }
        for (Token operand : operands) {
            text.append(" ", operand.span());
            text.append(operand.text(), 0, operand.text().length());
        }
        return List.of(text.build());
    }
}
