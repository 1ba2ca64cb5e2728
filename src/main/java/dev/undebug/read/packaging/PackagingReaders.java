package dev.undebug.read.packaging;

import dev.undebug.read.format.Reader;
import dev.undebug.source.SourceFile;
import java.util.List;

/** The readers of files that list packages: requirements, projects, locks and environments. */
public final class PackagingReaders {
    private static final Reader ENVIRONMENTS = new CondaReader();

    private PackagingReaders() {}

    /** Returns the readers in order of precedence. */
    public static List<Reader> all() {
        return List.of(
                new RequirementsReader(),
                new ProjectReader(),
                new SetupReader(),
                new LockReader(),
                new MetadataReader(),
                ENVIRONMENTS);
    }

    /** Returns the reader of conda's environments. */
    public static Reader environments() {
        return ENVIRONMENTS;
    }

    /** Returns whether a YAML file of any name is an environment of conda, by its content. */
    public static boolean isEnvironment(SourceFile file) {
        return CondaEnvironment.is(file);
    }

    /** Returns the reader of test settings, whose file names other readers accept, too. */
    public static Reader tests() {
        return new TestSettingsReader();
    }
}
