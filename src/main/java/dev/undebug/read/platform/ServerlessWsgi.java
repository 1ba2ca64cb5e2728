package dev.undebug.read.platform;

import dev.undebug.fact.Command;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.Platform;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.fact.Word;
import dev.undebug.read.format.Units;
import dev.undebug.read.text.Most;
import dev.undebug.read.yaml.YamlNode;
import dev.undebug.source.SourceFile;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads the application of {@code serverless-wsgi}, a plugin of the Serverless Framework: functions with its handler import
 * it and start no server.
 */
final class ServerlessWsgi {
    private static final String HANDLER = "wsgi_handler";
    private static final int MAX_FUNCTIONS = 50;

    private ServerlessWsgi() {}

    static Optional<Unit> of(SourceFile file, YamlNode root, Role role) {
        return root.get("custom", "wsgi")
                .flatMap(settings -> settings.get("app"))
                .filter(app -> app.isScalar() && !app.scalar().contains("$"))
                .map(app -> unit(file, root, app, role));
    }

    private static Unit unit(SourceFile file, YamlNode root, YamlNode app, Role role) {
        List<Word> words = List.of(new Word(HANDLER, app.span(), true), new Word(app.scalar(), app.span(), true));
        Command command = new Command(file.place(app.span()), List.of(), words, false);
        return Units.process("wsgi", command.place(), role, environment(file, root), List.of(command))
                .on(Platform.LAMBDA);
    }

    private static List<EnvVar> environment(SourceFile file, YamlNode root) {
        Stream<YamlNode> functions = root.get("functions").stream()
                .flatMap(all -> all.entries().stream())
                .takeWhile(Most.first(MAX_FUNCTIONS))
                .map(YamlNode.Entry::value)
                .filter(function -> function.scalarOf("handler").startsWith(HANDLER));
        return Stream.concat(root.get("provider").stream(), functions)
                .flatMap(owner -> owner.get("environment").stream())
                .flatMap(variables -> new TemplateValues(file, root).mapping(variables).stream())
                .toList();
    }
}
