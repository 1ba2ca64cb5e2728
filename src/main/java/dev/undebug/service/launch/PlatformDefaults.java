package dev.undebug.service.launch;

import dev.undebug.fact.Command;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Word;
import dev.undebug.service.command.CommandLine;
import dev.undebug.service.tree.Workspace;
import dev.undebug.source.RepositoryPath;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the program to which nobody gives a command: a platform looks for a file with a name of its own choice and starts
 * gunicorn with it. Sources: "Configure a Linux Python app for Azure App Service", "Container startup process", and AWS
 * Elastic Beanstalk, "Using the Elastic Beanstalk Python platform", of {@code WSGIPath}.
 */
public final class PlatformDefaults {
    private static final String BEANSTALK = "beanstalk";

    /** The files that each platform looks for, under the name by which readers say that it does. */
    private static final Map<String, List<Found>> WANTED = Map.of(
            "oryx",
            List.of(new Found("application", "app"), new Found("app", "app")),
            BEANSTALK,
            List.of(new Found("application", "application")));

    /** With one of these, Elastic Beanstalk starts what they say. */
    private static final List<String> BEANSTALK_STARTS =
            List.of("Procfile", "Dockerfile", "Dockerrun.aws.json", "docker-compose.yml");

    private final Workspace workspace;
    private final PlatformServers platforms;

    /** @param files all files */
    public PlatformDefaults(Workspace workspace, List<FileFacts> files) {
        this.workspace = workspace;
        this.platforms = new PlatformServers(files, workspace::exists);
    }

    /** A module with the name that it binds the application to. */
    private record Found(String module, String application) {}

    /** Returns the launch of the program, none if no file has such a name; any other launch is returned as it is. */
    public Stream<Launch> of(Launch launch) {
        return launch.command()
                .filter(command -> WANTED.containsKey(program(command)))
                .map(command -> WANTED.getOrDefault(program(command), List.of()).stream()
                        .filter(wanted -> exists(launch, wanted.module() + ".py"))
                        .filter(wanted -> !program(command).equals(BEANSTALK) || isForServer(launch))
                        .limit(1)
                        .map(wanted -> started(
                                program(command).equals(BEANSTALK) ? configured(launch, wanted) : launch,
                                command,
                                wanted)))
                .orElseGet(() -> Stream.of(launch));
    }

    private static String program(Command command) {
        return command.words().get(0).text();
    }

    private boolean isForServer(Launch launch) {
        return BEANSTALK_STARTS.stream().noneMatch(file -> exists(launch, file));
    }

    private boolean exists(Launch launch, String file) {
        return path(launch, file).isPresent();
    }

    private Optional<String> path(Launch launch, String file) {
        return launch.runtime().files().find(launch.runtime().workingDirectory().resolve(file), workspace::exists);
    }

    /** Returns a launch with the variables that a template or a file of options gives to the application. */
    private Launch configured(Launch launch, Found wanted) {
        return path(launch, wanted.module() + ".py")
                .map(file ->
                        platforms.ofApplication(RepositoryPath.of(file).folder().text()))
                .map(variables -> launch.located(launch.runtime().over(variables), launch.steps()))
                .orElse(launch);
    }

    private static Launch started(Launch launch, Command command, Found wanted) {
        Word written = command.words().get(0);
        List<Word> words =
                List.of(written.as("gunicorn", true), written.as(wanted.module() + ":" + wanted.application(), true));
        return launch.starting(
                new Command(command.place(), command.assignments(), words, command.conditional()),
                CommandLine.recognise(words));
    }
}
