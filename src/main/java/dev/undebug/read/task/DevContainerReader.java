package dev.undebug.read.task;

import dev.undebug.fact.ComposeUse;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Role;
import dev.undebug.read.format.Audience;
import dev.undebug.read.format.ContainerFacts;
import dev.undebug.read.format.Reader;
import dev.undebug.read.format.Weight;
import dev.undebug.read.text.ScriptObject;
import dev.undebug.read.yaml.Yaml;
import dev.undebug.read.yaml.YamlNode;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import java.util.List;

/** Reads {@code devcontainer.json}: the compose files of a development container. */
public final class DevContainerReader implements Reader {
    private static final Audience DEVELOPERS = Audience.of(Role.DEVELOPMENT);

    @Override
    public boolean reads(String path) {
        return RepositoryPath.of(path).name().equals("devcontainer.json");
    }

    /** It starts containers for developers only. */
    @Override
    public Weight weight(String path) {
        return Weight.STARTS_NOTHING;
    }

    @Override
    public FileFacts read(SourceFile file) {
        ContainerFacts containers = new ContainerFacts(file);
        Yaml.read(ScriptObject.withoutComments(file))
                .flatMap(root -> root.get("dockerComposeFile"))
                .ifPresent(node -> {
                    List<String> files = (node.isScalar() ? List.of(node) : node.elements())
                            .stream()
                                    .map(YamlNode::scalar)
                                    .filter(name -> !name.isEmpty())
                                    .toList();
                    if (!files.isEmpty()) {
                        containers.composed(ComposeUse.Project.of(files), file.place(node.span()), DEVELOPERS);
                    }
                });
        return containers.with(FileFacts.ofUnits(file, List.of()));
    }
}
