package dev.undebug.read.task;

import dev.undebug.fact.FileFacts;
import dev.undebug.read.format.Formats;
import dev.undebug.read.format.Reader;
import dev.undebug.read.yaml.Yaml;
import dev.undebug.read.yaml.YamlNode;
import dev.undebug.source.SourceFile;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads pipelines only for the images that their steps build, the compose files that they load, and what they leave on machines. */
public final class PipelineReader implements Reader {
    /** The images of Google's own steps, which no other format has in a list of steps. */
    private static final Pattern OF_CLOUD_BUILD = Pattern.compile(
            "\\bname\"?:[ \\t]{0,9}+[\"']?gcr\\.io/(?:cloud-builders|kaniko-project|google\\.com/cloudsdktool)/");

    private static final Pattern STEPS = Pattern.compile("(?m)^(?:\\{\\s*+\"|\\s{1,4}\")?steps\"?:");

    private final Formats formats;

    /** @param formats reads the files that scripts write */
    public PipelineReader(Formats formats) {
        this.formats = formats;
    }

    /** Returns whether a file is a pipeline of a format that is read, by its path. */
    public static boolean isPipeline(String path) {
        return Pipeline.of(path).isPresent();
    }

    /** Returns whether a file of any name is a pipeline of Cloud Build: {@code gcloud builds submit --config ops/build.yaml}. */
    public static boolean isCloudBuild(SourceFile file) {
        return file.contains("gcr.io/")
                && STEPS.matcher(file.text()).find()
                && OF_CLOUD_BUILD.matcher(file.text()).find();
    }

    @Override
    public boolean reads(String path) {
        return isPipeline(path);
    }

    @Override
    public FileFacts read(SourceFile file) {
        Optional<YamlNode> root = Yaml.read(file);
        return root.flatMap(node -> Pipeline.of(file.path())
                        .or(() -> Optional.of(Pipeline.CLOUD_BUILD).filter(format -> isCloudBuild(file)))
                        .map(format -> PipelineSteps.read(file, format, node, formats)))
                .orElseGet(() -> FileFacts.ofUnits(file, List.of()));
    }
}
