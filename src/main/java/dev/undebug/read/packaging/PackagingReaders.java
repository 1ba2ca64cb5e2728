package dev.undebug.read.packaging;

import dev.undebug.read.format.Reader;
import java.util.List;

/** The readers of files that list packages: requirements, projects and locks. */
public final class PackagingReaders {
    private PackagingReaders() {}

    /** Returns the readers in order of precedence. */
    public static List<Reader> all() {
        return List.of(new RequirementsReader(), new ProjectReader(), new SetupReader(), new LockReader());
    }

    /** Returns the reader of test settings, whose file names other readers accept, too. */
    public static Reader tests() {
        return new TestSettingsReader();
    }
}
