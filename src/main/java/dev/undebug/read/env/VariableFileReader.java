package dev.undebug.read.env;

import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.read.format.Reader;
import dev.undebug.read.format.Units;
import dev.undebug.read.text.RoleInference;
import dev.undebug.read.text.VariableFile;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import java.util.List;

/** Reads the files of a folder for {@code envdir}, each of which is one variable: {@code env/FLASK_DEBUG}. */
public final class VariableFileReader implements Reader {
    @Override
    public boolean reads(String path) {
        return VariableFile.is(path);
    }

    /** Variables start nothing. */
    @Override
    public boolean startsByName(String path) {
        return false;
    }

    @Override
    public FileFacts read(SourceFile file) {
        // The name of the variable says nothing about where it is set.
        Role role = RoleInference.ofPath(RepositoryPath.of(file.path()).folder().text());
        Unit unit = Units.envFile(file, role, List.of(VariableFile.variable(file)));
        return FileFacts.ofUnits(file, List.of(unit));
    }
}
