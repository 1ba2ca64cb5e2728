package dev.undebug.read.platform;

import dev.undebug.fact.Command;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Platform;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.read.format.Reader;
import dev.undebug.read.format.Units;
import dev.undebug.read.shell.CommandReader;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.Most;
import dev.undebug.read.text.TomlText;
import dev.undebug.read.word.Token;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import dev.undebug.source.toml.TomlDocument;
import dev.undebug.source.toml.TomlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads {@code .replit}: the command of a deployment, and that of the "Run" button, with which people try a program out
 * where strangers may see it, too.
 */
final class ReplitReader implements Reader {
    private static final int MAX_VARIABLES = 200;
    private static final int MAX_WORDS = 200;

    @Override
    public boolean reads(String path) {
        return RepositoryPath.of(path).name().equals(".replit");
    }

    @Override
    public FileFacts read(SourceFile file) {
        TomlNode root = TomlDocument.parse(file).root();
        List<EnvVar> shared = variables(file, root, "env");
        shared.addAll(variables(file, root, "userenv", "shared"));
        Optional<TomlNode> deployed = root.get("deployment", "run");
        if (deployed.isPresent()) {
            shared.addAll(variables(file, root, "userenv", "production"));
            Unit unit = Units.process(
                    "deployment",
                    file.place(deployed.get().span()),
                    Role.UNKNOWN,
                    shared,
                    commands(file, deployed.get()));
            return FileFacts.ofUnits(file, List.of(unit.on(Platform.REPLIT)));
        }
        return root.get("run")
                .map(run -> script(file, run, shared))
                .filter(script -> !script.text().isBlank())
                .map(script -> Units.script(file, script, Role.UNKNOWN))
                .map(unit -> FileFacts.ofUnits(file, List.of(unit)))
                .orElseGet(() -> FileFacts.ofUnits(file, Units.allVariables("env", Role.UNKNOWN, shared)));
    }

    private static List<EnvVar> variables(SourceFile file, TomlNode root, String... table) {
        List<EnvVar> variables = new ArrayList<>();
        root.entriesOf(table).stream()
                .takeWhile(Most.first(MAX_VARIABLES))
                .map(entry -> TomlText.variable(file, entry))
                .forEach(variables::add);
        return variables;
    }

    /** A string is shell text, a list a program and its arguments. */
    private static List<Command> commands(SourceFile file, TomlNode run) {
        return TomlText.of(file, run)
                .map(text -> CommandReader.script(file, text))
                .orElseGet(() -> CommandReader.words(
                        file,
                        words(file, run)
                                .map(word -> Token.literal(word, word.span()))
                                .toList()));
    }

    private static Stream<MappedText> words(SourceFile file, TomlNode run) {
        return run.elements().stream()
                .takeWhile(Most.first(MAX_WORDS))
                .flatMap(word -> TomlText.of(file, word).stream());
    }

    /** Returns the command with its variables as shell text, which the rules for scripts of people fit. */
    private static MappedText script(SourceFile file, TomlNode run, List<EnvVar> variables) {
        MappedText.Builder script = new MappedText.Builder(run.span().start());
        for (EnvVar variable : variables) {
            Span span = variable.valueSpan();
            script.append("export " + variable.name() + "='", variable.place().span());
            String value = variable.value().orElse("");
            boolean plain = !value.contains("'") && span.end() - span.start() == value.length() + 2;
            MappedText written = plain
                    ? MappedText.of(file, new Span(span.start() + 1, span.end() - 1))
                    : MappedText.at(value.replace("'", "'\\''"), span);
            script.append(written, 0, written.length());
            script.append("'\n", span);
        }
        Optional<MappedText> text = TomlText.of(file, run);
        text.ifPresent(shell -> script.append(shell, 0, shell.length()));
        words(file, run).forEach(word -> {
            script.append(word, 0, word.length());
            script.append(" ", word.span());
        });
        return script.build();
    }
}
