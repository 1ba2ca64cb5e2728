package dev.undebug.read.packaging;

import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Packaging;
import dev.undebug.read.format.Reader;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import java.util.List;

/** Reads which commands a {@code setup.py} gives. It is a program too, and as such stays Python. */
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
