package dev.undebug.read.task;

import dev.undebug.fact.Command;
import dev.undebug.fact.Origin;
import dev.undebug.fact.Platform;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.fact.Word;
import dev.undebug.read.format.Units;
import dev.undebug.read.shell.CommandReader;
import dev.undebug.read.yaml.YamlNode;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the command with which a step of a pipeline lets Azure's App Service start a web app. */
final class AzureWebApp {
    /** The action of GitHub and the tasks of Azure Pipelines. */
    private static final Pattern NAME =
            Pattern.compile("(?i)azure/webapps-deploy@.*|Azure(?:Rm)?WebApp(?:Deployment)?@.*");

    /** Signs that a pipeline deploys code in Python; most deploy something else. */
    private static final Pattern PYTHON =
            Pattern.compile("(?i)setup-python@|UsePythonVersion@|PYTHON\\||pythonVersion");

    private static final Set<String> NAMES = Set.of("uses", "task");

    /** Inputs that name an image or several, which the web app then starts. */
    private static final Set<String> IMAGES =
            Set.of("images", "configuration-file", "sitecontainers-config", "DockerNamespace", "DockerRepository");

    private static final Pattern FOLDER = Pattern.compile("(?:\\./)?[\\w-]{1,60}(?:/[\\w-]{1,60}){0,5}/?");

    private AzureWebApp() {}

    static Optional<Unit> of(SourceFile file, YamlNode step, Role role) {
        boolean deploys = NAMES.stream().map(step::scalarOf).anyMatch(name -> NAME.matcher(name)
                .matches());
        if (!deploys) {
            return Optional.empty();
        }
        List<YamlNode.Entry> inputs = Stream.of("with", "inputs")
                .flatMap(settings -> step.get(settings).stream())
                .flatMap(settings -> settings.entries().stream())
                .filter(entry -> entry.value().isScalar())
                .toList();
        Optional<YamlNode.Entry> start = inputs.stream()
                .filter(entry ->
                        isStart(entry.name()) && !entry.value().scalar().isBlank())
                .findFirst();
        return start.isPresent()
                ? start.filter(entry -> !entry.value().scalar().contains("${{"))
                        .map(entry -> started(file, entry, role))
                : Optional.of(step)
                        .filter(unsaid -> PYTHON.matcher(file.text()).find()
                                && inputs.stream().noneMatch(AzureWebApp::isOfImage))
                        .map(unsaid -> byItself(file, unsaid, folder(inputs), role));
    }

    private static Unit started(SourceFile file, YamlNode.Entry entry, Role role) {
        return Units.process(
                        "webapp",
                        file.place(entry.key().span()),
                        role,
                        List.of(),
                        CommandReader.script(file, entry.value().text()))
                .on(Platform.AZURE_APP_SERVICE);
    }

    /** Without a command, App Service chooses a file by its name; who reads the tree finds it. */
    private static Unit byItself(SourceFile file, YamlNode step, Optional<String> folder, Role role) {
        Span place = step.entries().stream()
                .filter(entry -> NAMES.contains(entry.name()))
                .map(entry -> entry.key().span())
                .findFirst()
                .orElseThrow();
        Command choosing = new Command(file.place(place), List.of(), List.of(new Word("oryx", place, true)), false);
        return new Unit(
                        Unit.Kind.PROCESS,
                        "webapp",
                        file.place(place),
                        role,
                        List.of(),
                        List.of(choosing),
                        Origin.process(folder, List.of()))
                .on(Platform.AZURE_APP_SERVICE);
    }

    private static boolean isOfImage(YamlNode.Entry input) {
        return IMAGES.contains(input.name())
                || (input.name().equals("appType") && input.value().scalar().contains("ontainer"));
    }

    /** Returns the folder of the code, if a step deploys one of the repository. */
    private static Optional<String> folder(List<YamlNode.Entry> inputs) {
        return inputs.stream()
                .filter(entry -> entry.name().equals("package"))
                .map(entry -> entry.value().scalar())
                .filter(written -> FOLDER.matcher(written).matches())
                .findFirst();
    }

    /** Accepts {@code startup-command} of the action, {@code startUpCommand} and {@code StartupCommand} of the tasks. */
    private static boolean isStart(String key) {
        return key.replace("-", "").equalsIgnoreCase("startupcommand");
    }
}
