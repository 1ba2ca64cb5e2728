package dev.undebug.read.packaging;

import dev.undebug.fact.FileFacts;
import dev.undebug.read.format.PathPattern;
import dev.undebug.read.format.Reader;
import dev.undebug.read.format.Weight;
import dev.undebug.source.SourceFile;
import java.util.List;

/** Reads environments of conda by their customary names; {@link PackagingReaders#isEnvironment} knows others by their content. */
final class CondaReader implements Reader {
    private static final PathPattern PATH =
            PathPattern.yaml("(?i)(?:.*/)?(?:environment|(?:[^/]*[._-])?conda(?:[._-][^/]*)?)\\.ya?ml");

    @Override
    public boolean reads(String path) {
        return PATH.matches(path);
    }

    @Override
    public Weight weight(String path) {
        return Weight.STARTS_NOTHING;
    }

    @Override
    public FileFacts read(SourceFile file) {
        return FileFacts.ofUnits(file, List.of()).with(CondaEnvironment.packaging(file));
    }
}
