package dev.undebug.read.task;

import dev.undebug.fact.FileFacts;
import dev.undebug.read.format.Formats;
import dev.undebug.read.format.Reader;
import dev.undebug.read.yaml.Yaml;
import dev.undebug.read.yaml.YamlNode;
import dev.undebug.source.SourceFile;
import java.util.List;
import java.util.Optional;

/** Reads pipelines only for the images that their steps build, the compose files that they load, and what they leave on machines. */
public final class PipelineReader implements Reader {
    private final Formats formats;

    /** @param formats reads the files that scripts write */
    public PipelineReader(Formats formats) {
        this.formats = formats;
    }

    /** Returns whether a file is a pipeline of a format that is read, by its path. */
    public static boolean isPipeline(String path) {
        return Pipeline.of(path).isPresent();
    }

    @Override
    public boolean reads(String path) {
        return isPipeline(path);
    }

    @Override
    public FileFacts read(SourceFile file) {
        Optional<YamlNode> root = Yaml.read(file);
        return root.flatMap(
                        node -> Pipeline.of(file.path()).map(format -> PipelineSteps.read(file, format, node, formats)))
                .orElseGet(() -> FileFacts.ofUnits(file, List.of()));
    }
}
