package dev.undebug.service.launch;

import dev.undebug.read.text.Lines;
import dev.undebug.service.tree.Workspace;
import dev.undebug.source.Place;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the file that makes a folder a project which pip installs: its modules are found from everywhere then. */
final class PackagedProject {
    /** The name in the table of the project, which holds no other table before it. */
    private static final Pattern NAME = Pattern.compile(
            "(?m)^\\[project\\][ \\t]*+(?:#.*)?+$(?:\\R(?!\\[|name\\b).*+)*+\\Rname[ \\t]*+=[ \\t]*+[\"']([\\w.-]{1,100}+)[\"']");

    private PackagedProject() {}

    /** Returns where the repository is packaged to be installed by others. */
    static Optional<Place> library(Workspace workspace) {
        return in(RepositoryPath.ROOT, workspace)
                .or(() -> workspace.file("pyproject.toml").filter(file -> hasOwnPackage(file, workspace)))
                .map(file -> file.place(Lines.line(file, 1)));
    }

    /** Returns whether the repository has the package that a project is named after: pip installs it without a build system, too. */
    private static boolean hasOwnPackage(SourceFile project, Workspace workspace) {
        Matcher name = NAME.matcher(project.text());
        if (!name.find()) {
            return false;
        }
        String folder = name.group(1).toLowerCase(Locale.ROOT).replaceAll("[-.]", "_");
        return Stream.of("", "src/").anyMatch(root -> workspace.exists(root + folder + "/__init__.py"));
    }

    static Optional<SourceFile> in(RepositoryPath folder, Workspace workspace) {
        return Stream.of("pyproject.toml", "setup.py", "setup.cfg")
                .flatMap(name -> workspace.file(folder.at(name).text()).stream())
                .filter(file -> !file.path().endsWith(".toml") || file.text().contains("[build-system]"))
                .findFirst();
    }
}
