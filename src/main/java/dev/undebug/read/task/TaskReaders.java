package dev.undebug.read.task;

import dev.undebug.read.format.Reader;
import java.util.List;

/** The readers of task runners, pipelines and editors. */
public final class TaskReaders {
    private TaskReaders() {}

    /** Returns the readers in order of precedence. */
    public static List<Reader> all() {
        return List.of(
                new MakefileReader(),
                new PackageJsonReader(),
                new TaskfileReader(),
                new EditorReader(),
                new JustfileReader(),
                new WorkflowReader(),
                new PipelineReader(),
                new JenkinsfileReader(),
                new FabfileReader(),
                new DevContainerReader());
    }
}
