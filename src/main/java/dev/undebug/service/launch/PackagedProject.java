package dev.undebug.service.launch;

import dev.undebug.service.tree.Workspace;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the file that makes a folder a project which pip installs: its modules are found from everywhere then. */
final class PackagedProject {
    private PackagedProject() {}

    static Optional<SourceFile> in(RepositoryPath folder, Workspace workspace) {
        return Stream.of("pyproject.toml", "setup.py", "setup.cfg")
                .flatMap(name -> workspace.file(folder.at(name).text()).stream())
                .filter(file -> !file.path().endsWith(".toml") || file.text().contains("[build-system]"))
                .findFirst();
    }
}
