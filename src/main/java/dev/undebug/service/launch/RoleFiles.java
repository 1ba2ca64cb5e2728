package dev.undebug.service.launch;

import dev.undebug.read.format.FileTemplate;
import dev.undebug.service.tree.PythonTemplate;
import dev.undebug.service.tree.Workspace;
import dev.undebug.source.RepositoryPath;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The folders of a role of Ansible, whose files and templates are put on a machine together. */
final class RoleFiles {
    private static final String FILES = "files";
    private static final String TEMPLATES = "templates";

    /** The folders of a role that start what it puts on a machine. */
    private static final Set<String> STARTING = Set.of(TEMPLATES, "tasks", "handlers");

    private static final List<String> ENDINGS = List.of(".j2", ".jinja2", ".jinja", ".erb", ".epp", ".tmpl");
    private final Workspace workspace;

    RoleFiles(Workspace workspace) {
        this.workspace = workspace;
    }

    /** Returns the folders from which a role may put files beside what one of its own files starts. */
    static Stream<String> around(String path) {
        return RepositoryPath.of(path)
                .above()
                .filter(folder -> STARTING.contains(folder.name()))
                .flatMap(folder ->
                        Stream.of(FILES, TEMPLATES).map(name -> folder.folder().at(name)))
                .map(RepositoryPath::text);
    }

    /** Returns whether a folder is one from which a role puts files on a machine. */
    static boolean isPut(String path) {
        return RepositoryPath.of(path)
                .upward()
                .anyMatch(
                        folder -> (folder.name().equals(FILES) || folder.name().equals(TEMPLATES))
                                && folder.folder().folder().name().equals("roles"));
    }

    /** Returns the path of the code that a template of the code makes; the path itself of anything else. */
    static String made(String path) {
        return FileTemplate.made(path).orElse(path);
    }

    /** Returns whether the repository has a file, or a template of it. */
    boolean has(String path) {
        return workspace.exists(path) || template(List.of(path)).isPresent();
    }

    /**
     * Returns the template of a file that the repository does not have: one beside it, or the one of the same role. It
     * may fill in values and leave out lines; else the code is not known.
     */
    Optional<String> template(List<String> files) {
        return files.stream()
                .flatMap(RoleFiles::templates)
                .filter(workspace::exists)
                .findFirst()
                .filter(this::isCode);
    }

    private boolean isCode(String path) {
        workspace.load(Set.of(path));
        return workspace.file(path).filter(PythonTemplate::isCode).isPresent();
    }

    private static Stream<String> templates(String path) {
        RepositoryPath file = RepositoryPath.of(path);
        Stream<String> ofRole = file.above()
                .filter(folder -> folder.name().equals(FILES))
                .map(folder -> folder.folder()
                        .at(TEMPLATES)
                        .at(file.below(folder).orElseThrow())
                        .text());
        return Stream.concat(Stream.of(path), ofRole)
                .flatMap(one -> ENDINGS.stream().map(ending -> one + ending));
    }
}
