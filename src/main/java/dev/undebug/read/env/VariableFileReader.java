package dev.undebug.read.env;

import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Origin;
import dev.undebug.fact.Unit;
import dev.undebug.read.format.Reader;
import dev.undebug.read.text.Lines;
import dev.undebug.read.text.RoleInference;
import dev.undebug.read.text.VariableFile;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.List;

/** Reads the files of a folder for {@code envdir}, each of which is one variable: {@code env/FLASK_DEBUG}. */
public final class VariableFileReader implements Reader {
    @Override
    public boolean reads(String path) {
        return VariableFile.is(path);
    }

    @Override
    public FileFacts read(SourceFile file) {
        Unit unit = new Unit(
                Unit.Kind.ENV_FILE,
                "",
                file.place(new Span(Lines.start(file), file.text().length())),
                // The name of the variable says nothing about where it is set.
                RoleInference.ofPath(RepositoryPath.of(file.path()).folder().text()),
                List.of(VariableFile.variable(file)),
                List.of(),
                Origin.NONE);
        return FileFacts.ofUnits(file, List.of(unit));
    }
}
