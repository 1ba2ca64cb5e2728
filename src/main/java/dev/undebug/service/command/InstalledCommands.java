package dev.undebug.service.command;

import dev.undebug.fact.ConsoleScript;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Word;
import dev.undebug.flask.Launcher;
import dev.undebug.service.tree.PythonFolders;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.RepositoryPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Recognises console scripts of the repository's own projects, besides the known commands. */
public final class InstalledCommands {
    private final Map<String, ConsoleScript> byName = new HashMap<>();

    public InstalledCommands(List<FileFacts> files) {
        files.stream()
                .flatMap(file -> file.packaging().consoleScripts().stream())
                .forEach(script -> byName.putIfAbsent(script.name(), script));
    }

    public CommandInvocation recognise(List<Word> words) {
        CommandInvocation known = CommandLine.recognise(words);
        Optional<ConsoleScript> script = known.kind() == CommandInvocation.Kind.OPAQUE
                ? Optional.ofNullable(
                        byName.get(ContainerPath.program(words.get(0).text())))
                : Optional.empty();
        List<String> arguments = PythonCommand.texts(words.subList(1, words.size()));
        return script.map(found -> CommandInvocation.python(Launcher.PYTHON, new Target.Script(found), arguments))
                .orElse(known);
    }

    /** Returns the folders that may contain the packages of the project with this command. */
    public static List<String> roots(ConsoleScript script) {
        RepositoryPath project = RepositoryPath.of(script.place().path()).folder();
        return Stream.concat(Stream.of(""), PythonFolders.INSIDE.stream())
                .map(folder -> project.at(folder).text())
                .toList();
    }
}
