package dev.undebug.read.format;

import dev.undebug.fact.Command;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.Origin;
import dev.undebug.fact.Platform;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.fact.Word;
import dev.undebug.read.shell.CommandReader;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.RoleInference;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.SourceFile;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A program that a command deploys to a platform as code, not as an image: {@code az webapp up --startup-file "gunicorn
 * app:app"}, {@code gcloud functions deploy shop --runtime python312}.
 *
 * @param name the name of the web app or function
 * @param start the commands that start it
 * @param folder of the code, if the command names it
 */
record DeployedProgram(Command command, String name, List<Command> start, Optional<String> folder, Platform platform) {
    private static final Set<String> TRACKS = Set.of("alpha", "beta");

    DeployedProgram {
        start = List.copyOf(start);
    }

    static Optional<DeployedProgram> of(Command command) {
        List<String> words = command.words().stream().map(Word::text).toList();
        String program = ContainerPath.program(words.get(0));
        if (program.equals("az") && words.size() > 1 && words.get(1).equals("webapp")) {
            return webApp(command);
        }
        int at = words.size() > 1 && TRACKS.contains(words.get(1)) ? 2 : 1;
        boolean deploys = program.equals("gcloud")
                && words.size() > at + 2
                && words.subList(at, at + 2).equals(List.of("functions", "deploy"));
        return deploys ? function(command, words.get(at + 2)) : Optional.empty();
    }

    private static Optional<DeployedProgram> webApp(Command command) {
        SourceFile file = command.place().file();
        return option(command, "--startup-file")
                .filter(start -> start.literal() && !start.text().isBlank())
                .map(start -> new DeployedProgram(
                        command,
                        option(command, "--name", "-n").map(Word::text).orElse("webapp"),
                        CommandReader.script(file, MappedText.at(start.text(), start.span())),
                        Optional.empty(),
                        Platform.AZURE_APP_SERVICE));
    }

    /** Functions in Python are in {@code main.py}, which is imported. */
    private static Optional<DeployedProgram> function(Command command, String name) {
        boolean other = option(command, "--runtime")
                .filter(runtime -> !runtime.text().startsWith("python"))
                .isPresent();
        Word first = command.words().get(0);
        List<Word> words = List.of(first.as("functions-framework", true), first.as("main.py", true));
        return other
                ? Optional.empty()
                : Optional.of(new DeployedProgram(
                        command,
                        name,
                        List.of(new Command(command.place(), List.of(), words, command.conditional())),
                        option(command, "--source").map(Word::text).filter(source -> !source.contains(":")),
                        Platform.CLOUD_RUN));
    }

    private static Optional<Word> option(Command command, String... names) {
        List<Word> words = command.words();
        for (int i = 1; i < words.size(); i++) {
            Word word = words.get(i);
            for (String name : names) {
                if (word.text().startsWith(name + "=")) {
                    return Optional.of(word.as(word.text().substring(name.length() + 1), word.literal()));
                }
                if (word.text().equals(name) && i + 1 < words.size()) {
                    return Optional.of(words.get(i + 1));
                }
            }
        }
        return Optional.empty();
    }

    /** Returns the process, with the variables that the command gives to it. */
    Unit unit(Role role) {
        List<EnvVar> variables = DeployCommand.variables(command.place().file(), command);
        Origin origin = Origin.process(folder, List.of());
        return new Unit(
                Unit.Kind.PROCESS,
                name,
                command.place(),
                RoleInference.firstKnown(RoleInference.of(name), role),
                variables,
                start,
                origin.on(platform));
    }
}
