package dev.undebug.read.shell.program;

import dev.undebug.fact.Word;
import dev.undebug.read.word.OptionValue;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The options of a command that builds an image: {@code docker build -t acme/shop --target web .}
 *
 * @param tags the names of the image
 * @param target the stage, if it is named
 * @param context the folder that is built, if it is stated
 * @param arguments the arguments of the build: {@code DEBUG=1}, or a name whose value the environment has
 * @param open whether it may have other arguments, from a variable or a file
 * @param pushes whether it sends the image to a registry itself
 */
public record BuildCommand(
        List<Word> tags,
        Optional<Word> target,
        Optional<Word> context,
        List<OptionValue> arguments,
        boolean open,
        boolean pushes) {
    private static final Set<String> FLAGS = Set.of(
            "--no-cache",
            "--pull",
            "--push",
            "--load",
            "--rm",
            "--force-rm",
            "--quiet",
            "--squash",
            "--compress",
            "--layers",
            "--disable-content-trust",
            "--cleanup",
            "--no-push",
            "--single-snapshot",
            "--skip-tls-verify",
            "-q");
    private static final Set<String> TAG = Set.of("-t", "--tag", "--destination", "--image");
    private static final Set<String> TARGET = Set.of("--target", "--build-target");

    /** The option for several arguments with commas between them. */
    private static final Set<String> ARGUMENTS = Set.of("--arg");

    private static final Set<String> ARGUMENT = Set.of("--build-arg", "--arg");
    private static final Set<String> ARGUMENT_FILE = Set.of("--build-arg-file");

    /** Between the name of a target and that of an argument. */
    private static final String OVERRIDDEN = ".args.";

    private static final Set<String> CONTEXT = Set.of("--context", "-c");

    public BuildCommand {
        tags = List.copyOf(tags);
        arguments = List.copyOf(arguments);
    }

    /** @param words the words after the subcommand */
    static BuildCommand of(List<Word> words) {
        EngineOptions options = EngineOptions.read(words, FLAGS);
        // The context may stand before options, and options in a variable before the context.
        List<Word> operands = options.operands();
        EngineOptions behind =
                EngineOptions.read(operands.isEmpty() ? List.of() : operands.subList(1, operands.size()), FLAGS);
        List<Word> tags = options.all(TAG).isEmpty() ? behind.all(TAG) : options.all(TAG);
        Optional<Word> context = context(operands, behind.operands());
        // Of several arguments in one word, nothing is known but that there are some.
        List<OptionValue> joined = options.values(ARGUMENTS).stream()
                .filter(value -> value.text().contains(","))
                .toList();
        List<OptionValue> arguments = Stream.concat(options.values(ARGUMENT).stream(), behind.values(ARGUMENT).stream())
                .filter(value -> !joined.contains(value))
                .toList();
        boolean computed = Stream.concat(operands.stream().limit(1), behind.operands().stream())
                .anyMatch(
                        word -> !word.literal() && context.filter(word::equals).isEmpty());
        boolean file = !options.all(ARGUMENT_FILE).isEmpty()
                || !behind.all(ARGUMENT_FILE).isEmpty();
        return new BuildCommand(
                tags,
                options.last(TARGET).or(() -> behind.last(TARGET)),
                context.or(() -> options.last(CONTEXT)),
                arguments,
                computed || file || !joined.isEmpty(),
                pushes(words));
    }

    /** Returns the build of an image with arguments besides those in the file of targets: {@code --set web.args.DEBUG=1}. */
    static Optional<BuildCommand> ofTargets(List<Word> words) {
        List<OptionValue> arguments = BakeCommand.of(words).settings().stream()
                .filter(value -> value.text().indexOf(OVERRIDDEN) >= 0)
                .map(value -> new OptionValue(
                        value.word(), value.from() + value.text().indexOf(OVERRIDDEN) + OVERRIDDEN.length()))
                .toList();
        return arguments.isEmpty()
                ? Optional.empty()
                : Optional.of(new BuildCommand(
                        List.of(), Optional.empty(), Optional.empty(), arguments, true, pushes(words)));
    }

    static boolean pushes(List<Word> words) {
        return words.stream()
                .map(Word::text)
                .anyMatch(word -> word.equals("--push")
                        || word.equals("--push=true")
                        || word.contains("push=true")
                        || word.contains("type=registry"));
    }

    private static Optional<Word> context(List<Word> operands, List<Word> behind) {
        Optional<Word> first = operands.stream().findFirst();
        return first.filter(word -> word.literal() || behind.isEmpty())
                .or(() -> behind.stream().findFirst());
    }
}
