package dev.undebug.read.platform;

import dev.undebug.read.format.Reader;
import java.util.List;

/** The readers of hosting platforms' own files. */
public final class PlatformReaders {
    private PlatformReaders() {}

    /**
     * Returns the readers in order of precedence.
     *
     * @param otherwise reads files with such names but another format
     */
    public static List<Reader> all(Reader otherwise) {
        return List.of(
                new HerokuReader(),
                new FlyReader(),
                new PlatformReader(PlatformFormat.RENDER, otherwise),
                new PlatformReader(PlatformFormat.DIGITAL_OCEAN, otherwise),
                new PlatformReader(PlatformFormat.CLOUD_FOUNDRY, otherwise),
                new RailwayReader(),
                new ZappaReader(),
                new ElasticBeanstalkReader(),
                new AzureStartupReader(),
                new TaskDefinitionReader());
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
