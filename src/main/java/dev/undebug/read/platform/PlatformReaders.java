package dev.undebug.read.platform;

import dev.undebug.read.format.Formats;
import dev.undebug.read.format.Reader;
import dev.undebug.source.SourceFile;
import java.util.List;

/** The readers of hosting platforms' own files. */
public final class PlatformReaders {
    private PlatformReaders() {}

    /**
     * Returns the readers in order of precedence.
     *
     * @param otherwise reads files with such names but another format
     * @param formats reads the files that servers get
     */
    public static List<Reader> all(Reader otherwise, Formats formats) {
        return List.of(
                new HerokuReader(),
                new FlyReader(),
                new PlatformReader(PlatformFormat.RENDER, otherwise),
                new PlatformReader(PlatformFormat.DIGITAL_OCEAN, otherwise),
                new PlatformReader(PlatformFormat.CLOUD_FOUNDRY, otherwise),
                new RailwayReader(),
                new ReplitReader(),
                new KoyebReader(),
                new AppRunnerReader(),
                new VercelReader(),
                new ZappaReader(),
                new ElasticBeanstalkReader(),
                new AzureStartupReader(),
                new TaskDefinitionReader(formats));
    }

    /** Returns the reader of CloudFormation. */
    public static Reader templates(Formats formats) {
        return new TaskDefinitionReader(formats);
    }

    /** Returns whether a file is a template of CloudFormation by its content: {@code infra/stack.yml}. */
    public static boolean isTemplate(SourceFile file) {
        return TaskDefinitionReader.isTemplate(file);
    }

    /** Returns whether a file is a configuration of App Engine by its content: {@code live.yaml}. */
    public static boolean isAppEngine(SourceFile file) {
        return AppEngineReader.isConfiguration(file);
    }

    /**
     * Returns the reader of App Engine, whose file name is common elsewhere.
     *
     * @param otherwise reads files with such names but another format
     */
    public static Reader appEngine(Reader otherwise) {
        return new AppEngineReader(otherwise);
    }
}
