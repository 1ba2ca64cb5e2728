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
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A program that a command deploys to a platform as code, not as an image: {@code az webapp up --startup-file "gunicorn
 * app:app"}, {@code gcloud functions deploy shop --runtime python312}, {@code eb deploy live}.
 *
 * @param name the name of the web app or function
 * @param start the commands that start it
 * @param folder of the code, if the command names it
 */
record DeployedProgram(Command command, String name, List<Command> start, Optional<String> folder, Platform platform) {
    private static final Set<String> TRACKS = Set.of("alpha", "beta");
    private static final Set<String> EB_DEPLOYS = Set.of("create", "deploy");

    DeployedProgram {
        start = List.copyOf(start);
    }

    static Optional<DeployedProgram> of(Command command) {
        List<String> words = command.words().stream().map(Word::text).toList();
        String program = ContainerPath.program(words.get(0));
        if (program.equals("az") && words.size() > 1 && words.get(1).equals("webapp")) {
            return webApp(command);
        }
        if (program.equals("eb") && words.size() > 1 && EB_DEPLOYS.contains(words.get(1))) {
            return Optional.of(chosen(command, "web", "beanstalk", Platform.ELASTIC_BEANSTALK));
        }
        int at = words.size() > 1 && TRACKS.contains(words.get(1)) ? 2 : 1;
        boolean deploys = program.equals("gcloud")
                && words.size() > at + 2
                && words.subList(at, at + 2).equals(List.of("functions", "deploy"));
        return deploys ? function(command, words.get(at + 2)) : Optional.empty();
    }

    private static Optional<DeployedProgram> webApp(Command command) {
        SourceFile file = command.place().file();
        String name = option(command, "--name", "-n").map(Word::text).orElse("webapp");
        Optional<Word> startup = option(command, "--startup-file");
        if (startup.isEmpty()) {
            return Optional.of(command)
                    .filter(DeployedProgram::isPythonUp)
                    .map(up -> chosen(up, name, "oryx", Platform.AZURE_APP_SERVICE));
        }
        return startup.filter(start -> start.literal() && !start.text().isBlank())
                .map(start -> new DeployedProgram(
                        command,
                        name,
                        CommandReader.script(file, MappedText.at(start.text(), start.span())),
                        Optional.empty(),
                        Platform.AZURE_APP_SERVICE));
    }

    /** Without a runtime, the command looks what the folder holds. */
    private static boolean isPythonUp(Command command) {
        List<Word> words = command.words();
        return words.size() > 2
                && words.get(2).text().equals("up")
                && option(command, "--runtime", "-r")
                        .map(runtime -> runtime.text().toLowerCase(Locale.ROOT).startsWith("python"))
                        .orElse(true);
    }

    /** @param chooser the name of what chooses a file of the folder; who reads the tree finds it */
    private static DeployedProgram chosen(Command command, String name, String chooser, Platform platform) {
        Word first = command.words().get(0);
        Command choosing =
                new Command(command.place(), List.of(), List.of(first.as(chooser, true)), command.conditional());
        return new DeployedProgram(command, name, List.of(choosing), Optional.empty(), platform);
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
