package dev.undebug.read.packaging;

import dev.undebug.read.format.Reader;
import java.util.List;

/** Reads what says which packages are installed: requirements, projects and locks. */
public final class PackagingReaders {
    private PackagingReaders() {}

    /** Returns them in the order in which they are asked. */
    public static List<Reader> all() {
        return List.of(new RequirementsReader(), new ProjectReader(), new SetupReader(), new LockReader());
    }

    /** Returns the one for what test runners set, whose files have names that other formats read too. */
    public static Reader tests() {
        return new TestSettingsReader();
    }
}
