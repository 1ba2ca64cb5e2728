package dev.undebug.read.shell;

import dev.undebug.fact.Word;
import dev.undebug.read.shell.program.EngineOptions;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The options of a command that builds an image: {@code docker build -t acme/shop --target web .}
 *
 * @param tags the names of the image
 * @param target the stage, if it is named
 * @param context the folder that is built, if it is stated
 */
public record BuildCommand(List<Word> tags, Optional<Word> target, Optional<Word> context) {
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
    private static final Set<String> TAG = Set.of("-t", "--tag", "--destination");
    private static final Set<String> TARGET = Set.of("--target");
    private static final Set<String> CONTEXT = Set.of("--context", "-c");

    public BuildCommand {
        tags = List.copyOf(tags);
    }

    /** @param words the words after the subcommand */
    static BuildCommand of(List<Word> words) {
        EngineOptions options = EngineOptions.read(words, FLAGS);
        // The context may stand before options, and options in a variable before the context.
        List<Word> operands = options.operands();
        EngineOptions behind =
                EngineOptions.read(operands.isEmpty() ? List.of() : operands.subList(1, operands.size()), FLAGS);
        List<Word> tags = options.all(TAG).isEmpty() ? behind.all(TAG) : options.all(TAG);
        return new BuildCommand(
                tags,
                options.last(TARGET).or(() -> behind.last(TARGET)),
                context(operands, behind.operands()).or(() -> options.last(CONTEXT)));
    }

    private static Optional<Word> context(List<Word> operands, List<Word> behind) {
        Optional<Word> first = operands.stream().findFirst();
        return first.filter(word -> word.literal() || behind.isEmpty())
                .or(() -> behind.stream().findFirst());
    }
}
