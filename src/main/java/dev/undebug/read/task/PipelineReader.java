package dev.undebug.read.task;

import dev.undebug.fact.FileFacts;
import dev.undebug.read.format.Reader;
import dev.undebug.read.yaml.Yaml;
import dev.undebug.read.yaml.YamlNode;
import dev.undebug.source.SourceFile;
import java.util.List;
import java.util.Optional;

/** Reads pipelines only for the images that their steps build, and for the compose files that they load. */
public final class PipelineReader implements Reader {
    @Override
    public boolean reads(String path) {
        return Pipeline.of(path).isPresent();
    }

    @Override
    public FileFacts read(SourceFile file) {
        Optional<YamlNode> root = Yaml.read(file);
        return root.flatMap(node ->
                        Pipeline.of(file.path()).map(format -> PipelineSteps.read(file, format, node, List.of())))
                .orElseGet(() -> FileFacts.ofUnits(file, List.of()));
    }
}
