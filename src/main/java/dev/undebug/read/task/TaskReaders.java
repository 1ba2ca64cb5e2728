package dev.undebug.read.task;

import dev.undebug.read.format.Formats;
import dev.undebug.read.format.Reader;
import java.util.List;

/** The readers of task runners, pipelines and editors. */
public final class TaskReaders {
    private TaskReaders() {}

    /**
     * Returns the readers in order of precedence.
     *
     * @param formats reads the files that scripts write
     */
    public static List<Reader> all(Formats formats) {
        Reader jenkins = new JenkinsfileReader(formats);
        return List.of(
                new MakefileReader(),
                PackageJsonReader.OF_NODE,
                PackageJsonReader.OF_DENO,
                new TaskfileReader(),
                new EditorReader(),
                new JustfileReader(),
                new WorkflowReader(formats),
                new PipelineReader(formats),
                jenkins,
                new GroovyPipelineReader(jenkins),
                new FabfileReader(),
                new DevContainerReader());
    }
}
