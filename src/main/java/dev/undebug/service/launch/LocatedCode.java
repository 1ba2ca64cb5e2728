package dev.undebug.service.launch;

import dev.undebug.flask.Launcher;
import dev.undebug.flask.Variables;
import dev.undebug.read.text.TemplatePlaceholders;
import dev.undebug.service.command.Target;
import dev.undebug.service.deploy.ConfigMapCode;
import dev.undebug.service.deploy.ImageCode;
import dev.undebug.service.environment.MountTable;
import dev.undebug.service.environment.MountTable.Mount;
import dev.undebug.service.environment.MountTable.Source;
import dev.undebug.service.script.WrittenCode;
import dev.undebug.service.tree.Workspace;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.PythonPaths;
import dev.undebug.source.RepositoryPath;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the files of the repository that lie at the paths of a launch's container or machine. */
final class LocatedCode {
    /** So many folders in a row that the repository has, too, are those of a checkout. */
    private static final int LIKE_THE_REPOSITORY = 2;

    /** The beginning of an absolute path of Windows. */
    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:");

    /** The file of the package that the root of a repository is. */
    private static final String PACKAGE = "__init__.py";

    private final Workspace workspace;
    private final RoleFiles roles;
    private final ConfigMapCode configMaps;
    private final ImageFiles images;

    LocatedCode(Workspace workspace) {
        this.workspace = workspace;
        this.roles = new RoleFiles(workspace);
        this.configMaps = new ConfigMapCode(workspace);
        this.images = new ImageFiles(workspace);
    }

    Optional<String> file(Launch launch, ContainerPath path) {
        MountTable files = files(launch, path);
        return files.find(path, workspace::exists).or(() -> roles.template(files.candidates(path)));
    }

    /**
     * Returns whether the file that a launch names is missing, although another one has its name: on a machine whose folders
     * are a guess, the folder of the checkout may have another name or lie anywhere, but it has the folders that the
     * repository has, too.
     *
     * @param written the path of the program
     */
    boolean isMissing(Launch launch, String written) {
        ContainerPath path = launch.runtime().workingDirectory().resolve(written);
        MountTable files = files(launch, path);
        if (!files.guessed() || !namesFolders(launch, written)) {
            return false;
        }
        Optional<String> found = file(launch, path).or(() -> file(launch, path.withEnding("/__main__.py")));
        return found.filter(file ->
                        !isWithFolders(path, file) && !files.mounted(path).contains(file))
                .isPresent();
    }

    /** Returns whether a file has one of the folders that a path names: the first one may be that of the checkout. */
    private static boolean isWithFolders(ContainerPath path, String file) {
        return RepositoryPath.of(file)
                .endsWith(
                        RepositoryPath.of(path.parent().name()).at(path.name()).text());
    }

    /**
     * Returns whether a path names folders in which the repository would have the file: folders that it has, or, in a script
     * that nothing shows the folder of, any.
     */
    boolean namesFolders(Launch launch, String written) {
        ContainerPath path = ContainerPath.of(written);
        if (path.parent().names().size() < LIKE_THE_REPOSITORY
                || written.contains("..")
                || !TemplatePlaceholders.isKnown(written)) {
            return false;
        }
        boolean absolute = written.startsWith("/") || DRIVE.matcher(written).lookingAt();
        boolean anywhere = !absolute && launch.runtime().workingDirectory().isRoot();
        return anywhere
                || path.parent().ends().stream()
                        .map(RepositoryPath::of)
                        .anyMatch(folder ->
                                folder.names().size() >= LIKE_THE_REPOSITORY && workspace.hasFolder(folder.text()));
    }

    /** Returns the file that commands write before a launch starts it; its folder may be that of a checkout, too. */
    Optional<WrittenCode> written(Launch launch, Variables variables) {
        Target target = launch.invocation().target();
        boolean unnamed = target instanceof Target.None && launch.invocation().launcher() != Launcher.FLASK_RUN;
        return unnamed || target instanceof Target.Code
                ? Optional.empty()
                : NamedCode.of(launch, variables).stream()
                        .flatMap(code -> code.files().stream().map(code.folder()::resolve))
                        .flatMap(path -> WrittenCode.at(
                                path, launch.runtime(), launch.way(), configMaps::facts, workspace::namesOwnFolder)
                                .stream())
                        .findFirst();
    }

    /**
     * Returns the files among which a launch finds a path. One that an image copies from a missing folder is not the path of
     * the repository with that name, and a file that it copies to one place is at no other.
     */
    private MountTable files(Launch launch, ContainerPath path) {
        MountTable files = launch.runtime().files();
        return lacking(files, path).isPresent() || ImagePlaces.lack(launch, path, workspace) ? files.stated() : files;
    }

    /** Returns what the build of an image copies to a folder around a path, and the repository does not have. */
    Optional<String> lacking(MountTable files, ContainerPath path) {
        return files.built()
                ? files.mounts(Source.COPY)
                        .filter(mount -> mount.isOne() && path.isIn(mount.target()))
                        .map(Mount::repository)
                        .filter(copied -> !workspace.exists(copied) && !workspace.hasFolder(copied))
                        .filter(ImageCode::mayBeCode)
                        .findFirst()
                : Optional.empty();
    }

    /** Locates a file of a module: where the folder is a guess, its packages are none. */
    Optional<String> file(Launch launch, ContainerPath folder, String written) {
        ContainerPath path = folder.resolve(written);
        String within =
                path.below(folder).filter(below -> !written.startsWith("/")).orElseGet(path::name);
        MountTable files = files(launch, path);
        return files.find(
                        path,
                        found -> workspace.exists(found)
                                && (!files.guessed()
                                        || RepositoryPath.of(found).endsWith(within)
                                        || isOfWholePackage(within, found)))
                .or(() -> roles.template(files.candidates(path)));
    }

    /**
     * The repository itself may be the package, under the name of the folder to which it is cloned. The package is not what a
     * launch names if its own file is empty.
     */
    private boolean isOfWholePackage(String within, String found) {
        return within.endsWith("/" + found)
                && !within.substring(0, within.length() - found.length() - 1).contains("/")
                && workspace.exists(PACKAGE)
                && !(found.equals(PACKAGE)
                        && workspace.text(PACKAGE).filter(String::isBlank).isPresent());
    }

    /** Returns the file that a folder gives for a module, or for the path of a file. */
    Optional<String> module(Launch launch, ContainerPath folder, String module) {
        // The module `wsgi` of a package has such a name, too.
        Optional<String> entry = PythonPaths.isEntry(module)
                ? file(launch, folder, module).filter(found -> PythonPaths.isEntry(RoleFiles.made(found)))
                : Optional.empty();
        if (entry.isPresent()) {
            return entry;
        }
        String path = NamedCode.path(module);
        Optional<String> packaged = file(launch, folder, path + "/__init__.py");
        Optional<String> single = file(launch, folder, path + ".py");
        // In Python, a package comes before a module of the same name beside it, if the image has both.
        return single.filter(found -> packaged.filter(
                                initial -> areBeside(initial, found) && !images.lack(initial, launch.runtime()))
                        .isEmpty())
                .or(() -> packaged);
    }

    /** Returns whether a package hides a module of the same name: they are in one folder. */
    static boolean areBeside(String initial, String module) {
        RepositoryPath packaged = RepositoryPath.of(initial).folder();
        return packaged.folder().at(packaged.name() + ".py").text().equals(module);
    }
}
