package dev.undebug.read.packaging;

import dev.undebug.fact.FileFacts;
import dev.undebug.read.format.Reader;
import dev.undebug.read.format.Weight;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import java.util.Set;

/** Reads the variables that tox and pytest set for tests. */
public final class TestSettingsReader implements Reader {
    private static final Set<String> NAMES = Set.of("tox.ini", "pytest.ini", ".pytest.ini");

    @Override
    public boolean reads(String path) {
        return NAMES.contains(RepositoryPath.of(path).name());
    }

    /** If the settings are not text, no test runs with them. */
    @Override
    public Weight weight(String path) {
        return Weight.STARTS_AS_TEXT;
    }

    @Override
    public FileFacts read(SourceFile file) {
        return FileFacts.ofUnits(file, TestSettings.of(file));
    }
}
