package dev.undebug.read.task;

import dev.undebug.fact.Platform;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.read.format.Units;
import dev.undebug.read.shell.CommandReader;
import dev.undebug.read.yaml.YamlNode;
import dev.undebug.source.SourceFile;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the command with which a step of a pipeline lets Azure's App Service start a web app. */
final class AzureWebApp {
    /** The action of GitHub and the tasks of Azure Pipelines. */
    private static final Pattern NAME =
            Pattern.compile("(?i)azure/webapps-deploy@.*|Azure(?:Rm)?WebApp(?:Deployment)?@.*");

    private AzureWebApp() {}

    static Optional<Unit> of(SourceFile file, YamlNode step, Role role) {
        boolean deploys = Stream.of("uses", "task").map(step::scalarOf).anyMatch(name -> NAME.matcher(name)
                .matches());
        return deploys
                ? Stream.of("with", "inputs")
                        .flatMap(settings -> step.get(settings).stream())
                        .flatMap(settings -> settings.entries().stream())
                        .filter(entry -> isStart(entry.name()) && entry.value().isScalar())
                        .filter(entry -> !entry.value().scalar().isBlank()
                                && !entry.value().scalar().contains("${{"))
                        .findFirst()
                        .map(entry -> Units.process(
                                        "webapp",
                                        file.place(entry.key().span()),
                                        role,
                                        List.of(),
                                        CommandReader.script(file, entry.value().text()))
                                .on(Platform.AZURE_APP_SERVICE))
                : Optional.empty();
    }

    /** Accepts {@code startup-command} of the action, {@code startUpCommand} and {@code StartupCommand} of the tasks. */
    private static boolean isStart(String key) {
        return key.replace("-", "").equalsIgnoreCase("startupcommand");
    }
}
