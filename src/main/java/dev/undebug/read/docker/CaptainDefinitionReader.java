package dev.undebug.read.docker;

import dev.undebug.fact.FileFacts;
import dev.undebug.fact.ImageBuild.Context;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.read.format.ContainerFacts;
import dev.undebug.read.format.EmbeddedFileFacts;
import dev.undebug.read.format.Formats;
import dev.undebug.read.format.Reader;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.Most;
import dev.undebug.read.yaml.Yaml;
import dev.undebug.read.yaml.YamlNode;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import java.util.List;

/** Reads CapRover's {@code captain-definition}: the Dockerfile that it builds, or the lines of one. */
public final class CaptainDefinitionReader implements Reader {
    private static final int MAX_LINES = 3_000;

    @Override
    public boolean reads(String path) {
        return RepositoryPath.of(path).name().startsWith("captain-definition");
    }

    @Override
    public FileFacts read(SourceFile file) {
        ContainerFacts containers = new ContainerFacts(file);
        List<Unit> stages = Yaml.read(file)
                .map(root -> {
                    root.get("dockerfilePath").ifPresent(path -> containers.build(path, Context.written("", ".")));
                    return stages(file, root.elementsOf("dockerfileLines"));
                })
                .orElse(List.of());
        return containers.with(FileFacts.ofUnits(file, stages));
    }

    private static List<Unit> stages(SourceFile file, List<YamlNode> lines) {
        if (lines.isEmpty()) {
            return List.of();
        }
        MappedText.Builder written = new MappedText.Builder(lines.get(0).span().start());
        lines.stream().takeWhile(Most.first(MAX_LINES)).forEach(line -> {
            MappedText text = line.text();
            written.append(text, 0, text.length());
            written.append("\n", text.span());
        });
        MappedText text = written.build();
        EmbeddedFileFacts embedded = new EmbeddedFileFacts(file, text, span -> false, Role.UNKNOWN);
        return new DockerfileReader(Formats.NONE)
                .read(new SourceFile(file.path(), text.text())).units().stream()
                        .filter(unit -> unit.kind() == Unit.Kind.IMAGE_STAGE)
                        .map(embedded::stage)
                        .toList();
    }
}
