package dev.undebug.read.provision;

import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Unit;
import dev.undebug.read.format.FileTemplate;
import dev.undebug.read.format.Formats;
import dev.undebug.read.format.Reader;
import dev.undebug.read.text.RoleInference;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads templates of YAML in the format of their result, which its content shows: manifests of Kubernetes, stacks of a
 * swarm.
 */
final class YamlTemplateReader implements Reader {
    private static final Pattern YAML = Pattern.compile(".+\\.ya?ml");

    /** The commands and variables of servers; what else a template makes is for the tool that fills it in. */
    private static final Set<Unit.Kind> DEPLOYED =
            Set.of(Unit.Kind.CONTAINER, Unit.Kind.VARIABLES, Unit.Kind.COMPOSE_SERVICE);

    private final Formats formats;

    /** @param formats reads what templates make */
    YamlTemplateReader(Formats formats) {
        this.formats = formats;
    }

    @Override
    public boolean reads(String path) {
        return FileTemplate.made(path)
                .filter(made -> YAML.matcher(made).matches())
                .isPresent();
    }

    @Override
    public boolean readsByName() {
        return false;
    }

    @Override
    public FileFacts read(SourceFile file) {
        List<Unit> units = FileTemplate.ofYaml(file).stream()
                .flatMap(template -> units(file.path(), template))
                .toList();
        return FileFacts.ofUnits(file, units);
    }

    /** The folders of a template say nothing of its format. */
    private Stream<Unit> units(String path, FileTemplate template) {
        String name = RepositoryPath.of(FileTemplate.made(path).orElse(path)).name();
        FileTemplate alone = template.as(name);
        return formats.read(alone.read()).units().stream()
                .filter(unit -> DEPLOYED.contains(unit.kind()))
                .map(alone::unit)
                .map(unit -> unit.with(RoleInference.firstKnown(unit.role(), RoleInference.ofOverlay(path))));
    }
}
