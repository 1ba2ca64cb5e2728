package dev.undebug.service.launch;

import dev.undebug.fact.Command;
import dev.undebug.fact.Word;
import dev.undebug.service.command.CommandLine;
import dev.undebug.service.tree.Workspace;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds the program of a web app to which nobody gives a command: Azure's App Service looks for a file with one of two names
 * and starts gunicorn with it. Source: "Configure a Linux Python app for Azure App Service", "Container startup process".
 */
public final class AppServiceDefaults {
    private static final String PROGRAM = "oryx";

    private static final List<String> MODULES = List.of("application", "app");

    private final Workspace workspace;

    public AppServiceDefaults(Workspace workspace) {
        this.workspace = workspace;
    }

    /** Returns the launch of the program, none if no file has such a name; any other launch is returned as it is. */
    public Stream<Launch> of(Launch launch) {
        return launch.command()
                .filter(command -> command.words().get(0).text().equals(PROGRAM))
                .map(command -> MODULES.stream()
                        .filter(module -> exists(launch, module))
                        .limit(1)
                        .map(module -> started(launch, command, module)))
                .orElseGet(() -> Stream.of(launch));
    }

    private boolean exists(Launch launch, String module) {
        return launch.runtime()
                .files()
                .find(launch.runtime().workingDirectory().resolve(module + ".py"), workspace::exists)
                .isPresent();
    }

    private static Launch started(Launch launch, Command command, String module) {
        Word written = command.words().get(0);
        List<Word> words = List.of(written.as("gunicorn", true), written.as(module + ":app", true));
        return launch.starting(
                new Command(command.place(), command.assignments(), words, command.conditional()),
                CommandLine.recognise(words));
    }
}
