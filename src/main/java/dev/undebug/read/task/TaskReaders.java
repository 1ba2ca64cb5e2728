package dev.undebug.read.task;

import dev.undebug.read.format.Reader;
import java.util.List;

/** Reads task runners, pipelines and editors. */
public final class TaskReaders {
    private TaskReaders() {}

    /** Returns them in the order in which they are asked. */
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
                new DevContainerReader());
    }
}
