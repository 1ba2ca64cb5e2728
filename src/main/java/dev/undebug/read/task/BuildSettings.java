package dev.undebug.read.task;

import dev.undebug.fact.BuildArguments;
import dev.undebug.fact.EnvVar;
import dev.undebug.read.format.CommandArguments;
import dev.undebug.read.format.EnvironmentNodes;
import dev.undebug.read.shell.CommandReader;
import dev.undebug.read.shell.program.EngineCommand;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.word.QuotingRules;
import dev.undebug.read.word.ShellLexer;
import dev.undebug.read.word.Token;
import dev.undebug.read.yaml.YamlNode;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The arguments of a build in the settings of a pipeline's step. */
final class BuildSettings {
    /** The arguments of an artifact of Skaffold, by their names. */
    static final String ARGUMENTS = "buildArgs";

    /** Further options of the command, as Azure's task has them. */
    private static final String OPTIONS = "arguments";

    /** The name of the image, as Azure's task has it. */
    static final String REPOSITORY = "repository";

    private BuildSettings() {}

    /**
     * Returns the arguments.
     *
     * @param node has the Dockerfile and other settings of its build
     * @param known known variables, a later one wins
     */
    static BuildArguments arguments(SourceFile file, YamlNode node, List<EnvVar> known) {
        return node.get(ARGUMENTS)
                .map(mapping -> BuildArguments.of(given(file, mapping)))
                .or(() -> node.get(OPTIONS)
                        .filter(YamlNode::isScalar)
                        .flatMap(options -> options(file, options.text(), known)))
                .orElse(BuildArguments.UNKNOWN);
    }

    /** A template has a value that only the build knows, and a name without a value has that of the environment. */
    private static List<EnvVar> given(SourceFile file, YamlNode mapping) {
        return mapping.entries().stream()
                .filter(entry -> !entry.value().isNull())
                .map(entry -> EnvironmentNodes.variable(
                        file, entry.name(), entry.key().span(), entry.value()))
                .map(argument -> argument.with(argument.value().filter(value -> !value.contains("{{"))))
                .toList();
    }

    private static Optional<BuildArguments> options(SourceFile file, MappedText written, List<EnvVar> known) {
        List<Token> words = new ArrayList<>();
        List.of("docker", "build")
                .forEach(word -> words.add(Token.literal(MappedText.at(word, written.span()), written.span())));
        words.addAll(ShellLexer.words(written, QuotingRules.PLAIN));
        return CommandReader.words(file, words).stream()
                .flatMap(command -> EngineCommand.of(command.words()).flatMap(EngineCommand::build).stream()
                        .map(build -> new CommandArguments(command, known).of(build)))
                .findFirst();
    }
}
