package dev.undebug.read.task;

import dev.undebug.fact.Command;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Origin;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.read.format.EnvironmentNodes;
import dev.undebug.read.format.Reader;
import dev.undebug.read.shell.CommandReader;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.Most;
import dev.undebug.read.text.ScriptObject;
import dev.undebug.read.word.Assignment;
import dev.undebug.read.word.QuotingRules;
import dev.undebug.read.word.ShellLexer;
import dev.undebug.read.word.Token;
import dev.undebug.read.yaml.Yaml;
import dev.undebug.read.yaml.YamlNode;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the launches and tasks of Visual Studio Code, which are for developers: {@code launch.json} and
 * {@code tasks.json}.
 */
final class EditorReader implements Reader {
    private static final Set<String> NAMES = Set.of("launch.json", "tasks.json");
    private static final int MAX_LAUNCHES = 100;

    @Override
    public boolean reads(String path) {
        RepositoryPath file = RepositoryPath.of(path);
        return NAMES.contains(file.name()) && file.folder().name().equals(".vscode");
    }

    @Override
    public FileFacts read(SourceFile file) {
        Optional<YamlNode> root = Yaml.read(ScriptObject.withoutComments(file));
        List<Unit> units = new ArrayList<>();
        for (String key : List.of("configurations", "tasks")) {
            root.flatMap(node -> node.get(key)).map(YamlNode::elements).orElse(List.of()).stream()
                    .takeWhile(Most.first(MAX_LAUNCHES))
                    .forEach(launch -> units.add(unit(file, launch)));
        }
        return FileFacts.ofUnits(file, units);
    }

    private static Unit unit(SourceFile file, YamlNode launch) {
        Optional<YamlNode> name = launch.get("name").or(() -> launch.get("label"));
        List<EnvVar> environment = launch.get("env")
                .or(() -> launch.get("options", "env"))
                .map(env -> EnvironmentNodes.mapping(file, env))
                .orElse(List.of());
        return new Unit(
                Unit.Kind.TASK,
                name.map(YamlNode::scalar).orElse(""),
                file.place(name.orElse(launch).span()),
                Role.DEVELOPMENT,
                environment,
                commands(file, launch),
                Origin.NONE);
    }

    /** Returns the command of a Python module, a Python program or a shell command, with its arguments. */
    private static List<Command> commands(SourceFile file, YamlNode launch) {
        List<Token> words = launch.get("module")
                .map(module -> List.of(named("python", module), named("-m", module), word(module)))
                .or(() -> launch.get("program").map(program -> List.of(named("python", program), word(program))))
                .or(() -> launch.get("command").map(command -> ShellLexer.words(command.text(), QuotingRules.PLAIN)))
                .orElse(List.of());
        List<Token> arguments = launch.elementsOf("args").stream()
                .filter(YamlNode::isScalar)
                .map(EditorReader::word)
                .toList();
        if (!Assignment.leading(file, words).isEmpty()) {
            // A shell reads the command.
            return launch.get("command")
                    .map(command -> CommandReader.script(file, command.text()))
                    .orElse(List.of());
        }
        return words.isEmpty() ? List.of() : CommandReader.parts(file, List.of(words, arguments));
    }

    /** Creates a word that the editor adds. */
    private static Token named(String word, YamlNode by) {
        return Token.literal(MappedText.at(word, by.span()), by.span());
    }

    /** The editor replaces {@code ${workspaceFolder}}, so such a word is unknown. */
    private static Token word(YamlNode node) {
        boolean known = !node.scalar().contains("${");
        return new Token(node.text(), node.span(), known, known);
    }
}
