package dev.undebug.read.packaging;

import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Packaging;
import dev.undebug.read.format.Reader;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import java.util.List;

/** Reads the console scripts of a {@code setup.py}. The file is also analysed as a Python program. */
final class SetupReader implements Reader {
    @Override
    public boolean reads(String path) {
        return RepositoryPath.of(path).name().equals("setup.py");
    }

    @Override
    public FileFacts read(SourceFile file) {
        return FileFacts.ofUnits(file, List.of())
                .with(new Packaging(List.of(), List.of(), ConsoleScripts.ofSetup(file)));
    }
}
