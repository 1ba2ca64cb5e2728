package dev.undebug.read.platform;

import dev.undebug.read.format.Reader;
import java.util.List;

/** Reads the files with which hosting platforms are told what to run. */
public final class PlatformReaders {
    private PlatformReaders() {}

    /**
     * Returns them in the order in which they are asked.
     *
     * @param otherwise reads files of such names that are something else
     */
    public static List<Reader> all(Reader otherwise) {
        return List.of(
                new HerokuReader(),
                new FlyReader(),
                new PlatformReader(PlatformFormat.RENDER, otherwise),
                new PlatformReader(PlatformFormat.DIGITAL_OCEAN, otherwise),
                new PlatformReader(PlatformFormat.CLOUD_FOUNDRY, otherwise),
                new RailwayReader(),
                new AzureStartupReader(),
                new TaskDefinitionReader());
    }

    /**
     * Returns the one for App Engine, whose files have a name that many others have.
     *
     * @param otherwise reads files of such names that are something else
     */
    public static Reader appEngine(Reader otherwise) {
        return new AppEngineReader(otherwise);
    }
}
