package dev.undebug.read.provision;

import dev.undebug.fact.Command;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Origin;
import dev.undebug.fact.Unit;
import dev.undebug.read.format.Reader;
import dev.undebug.read.shell.CommandReader;
import dev.undebug.read.text.Most;
import dev.undebug.read.text.RoleInference;
import dev.undebug.read.text.TemplatePlaceholders;
import dev.undebug.read.word.Token;
import dev.undebug.read.yaml.Yaml;
import dev.undebug.read.yaml.YamlNode;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads {@code container.yml} of ansible-container: the services whose images roles build. What {@code dev_overrides} says
 * holds for developers alone.
 */
final class AnsibleContainerReader implements Reader {
    private static final int MAX_SERVICES = 100;

    /** Returns whether a file has such services; others of that name are the services of other tools. */
    static boolean isContainers(SourceFile file) {
        return isNamed(file.path()) && services(file).stream().anyMatch(AnsibleContainerReader::isMade);
    }

    /** Returns whether roles make the image of a service. */
    private static boolean isMade(YamlNode.Entry service) {
        return service.value().get("from").isPresent()
                && service.value().get("class").isEmpty();
    }

    private static boolean isNamed(String path) {
        String name = RepositoryPath.of(path).name();
        return name.equals("container.yml") || name.equals("container.yaml");
    }

    private static List<YamlNode.Entry> services(SourceFile file) {
        return Yaml.read(file).map(root -> root.entriesOf("services")).orElse(List.of());
    }

    @Override
    public boolean reads(String path) {
        return isNamed(path);
    }

    @Override
    public boolean readsByName() {
        return false;
    }

    @Override
    public FileFacts read(SourceFile file) {
        List<Unit> units = services(file).stream()
                .takeWhile(Most.first(MAX_SERVICES))
                .filter(AnsibleContainerReader::isMade)
                .map(service -> unit(file, service))
                .toList();
        return FileFacts.ofUnits(file, units);
    }

    private static Unit unit(SourceFile file, YamlNode.Entry service) {
        YamlNode settings = service.value();
        Optional<String> folder = settings.get("working_dir")
                .filter(YamlNode::isScalar)
                .map(YamlNode::scalar)
                .filter(TemplatePlaceholders::isKnown);
        return new Unit(
                Unit.Kind.PROCESS,
                service.name(),
                file.place(service.key().span()),
                Provision.deployed(RoleInference.firstKnown(
                        RoleInference.ofWorkload(service.name()), RoleInference.ofOverlay(file.path()))),
                settings.get("environment")
                        .map(new ProvisionVariables(file)::of)
                        .orElse(List.of()),
                commands(file, settings),
                Origin.process(folder, List.of()));
    }

    private static List<Command> commands(SourceFile file, YamlNode settings) {
        List<List<Token>> parts = Stream.of("entrypoint", "command")
                .map(key -> settings.get(key).map(ProvisionWords::of).orElse(List.of()))
                .filter(words -> !words.isEmpty())
                .toList();
        return parts.isEmpty() ? List.of() : ProvisionWords.opened(CommandReader.parts(file, parts));
    }
}
