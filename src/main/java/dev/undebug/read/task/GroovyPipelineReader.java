package dev.undebug.read.task;

import dev.undebug.fact.FileFacts;
import dev.undebug.read.format.Reader;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import java.util.List;
import java.util.regex.Pattern;

/** Reads pipelines of Jenkins with any name, which jobs may have: {@code ci/release.groovy} with {@code pipeline { … }}. */
final class GroovyPipelineReader implements Reader {
    private static final String ENDING = ".groovy";

    /** The block of a declarative pipeline, or the one of a scripted pipeline that chooses the machine. */
    private static final Pattern PIPELINE =
            Pattern.compile("(?m)^[ \\t]*+(?:pipeline|node(?:[ \\t]*+\\([^()\\n]{0,200}+\\))?+)[ \\t]*+\\{");

    private final Reader pipelines;

    /** @param pipelines reads Jenkinsfiles */
    GroovyPipelineReader(Reader pipelines) {
        this.pipelines = pipelines;
    }

    @Override
    public boolean reads(String path) {
        return RepositoryPath.of(path).name().endsWith(ENDING);
    }

    @Override
    public boolean readsByName() {
        return false;
    }

    @Override
    public FileFacts read(SourceFile file) {
        return PIPELINE.matcher(file.text()).find() ? pipelines.read(file) : FileFacts.ofUnits(file, List.of());
    }
}
