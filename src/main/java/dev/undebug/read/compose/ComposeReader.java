package dev.undebug.read.compose;

import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Role;
import dev.undebug.read.format.FileTemplate;
import dev.undebug.read.format.Reader;
import dev.undebug.read.yaml.Yaml;
import dev.undebug.read.yaml.YamlNode;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads a compose file, or a template of one, on its own, by its name or its content; {@link ComposeProject} merges several. */
public final class ComposeReader implements Reader {
    private static final Pattern NAME = Pattern.compile("(?:.*[._-])?(?:docker-)?compose(?:[._-].*)?\\.ya?ml");

    /** A template may say by its name alone what it makes. */
    private static final Pattern TEMPLATE_NAME = Pattern.compile("(?:.*[._-])?(?:docker-)?compose");

    private static final int MAX_DOCUMENTS = 100;

    private static final Pattern SERVICES = Pattern.compile("(?m)^\\uFEFF?services[ \\t]*+:");

    @Override
    public boolean reads(String path) {
        Optional<String> made = FileTemplate.made(path);
        String name = RepositoryPath.of(made.orElse(path)).name();
        return NAME.matcher(name).matches()
                || (made.isPresent() && TEMPLATE_NAME.matcher(name).matches());
    }

    /**
     * Returns whether a YAML file of another name is a compose file or a stack of a swarm by its content: a mapping of
     * services that have images or builds. Other formats have services of a type or a class.
     */
    public boolean isCompose(SourceFile file) {
        if (!SERVICES.matcher(file.text()).find()) {
            return false;
        }
        SourceFile text = FileTemplate.ofYaml(file).map(FileTemplate::read).orElse(file);
        List<YamlNode.Entry> services = Yaml.documents(text, MAX_DOCUMENTS).stream()
                .flatMap(root -> root.entriesOf("services").stream())
                .toList();
        return services.stream().noneMatch(service -> has(service, "type") || has(service, "class"))
                && services.stream()
                        .anyMatch(service -> service.value()
                                        .get("image")
                                        .filter(YamlNode::isScalar)
                                        .isPresent()
                                || has(service, "build"));
    }

    private static boolean has(YamlNode.Entry service, String key) {
        return service.value().get(key).isPresent();
    }

    @Override
    public FileFacts read(SourceFile file) {
        ComposeProject.Files alone = new ComposeProject.Files(
                List.of(file), RepositoryPath.of(file.path()).folder().text(), Role.UNKNOWN, List.of());
        ComposeProject project = new ComposeProject(alone, path -> Optional.empty());
        return FileFacts.ofUnits(
                file,
                Stream.concat(project.services().stream().map(ComposeProject.Service::unit), project.beside().stream())
                        .toList());
    }
}
