package dev.undebug.service.launch;

import dev.undebug.service.deploy.ImageCode;
import dev.undebug.service.environment.MountTable;
import dev.undebug.service.environment.MountTable.Mount;
import dev.undebug.service.environment.MountTable.Source;
import dev.undebug.service.environment.RuntimeContext;
import dev.undebug.service.environment.RuntimeContext.ImageSource;
import dev.undebug.service.tree.Workspace;
import dev.undebug.service.verdict.Event;
import dev.undebug.service.verdict.EvidenceStep;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.PythonPaths;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The places of an image that certainly lack a file: {@code COPY . /app} without a {@code WORKDIR} puts nothing into the
 * folder in which {@code flask --app main run} looks.
 */
final class ImagePlaces {
    private static final String PYTHON_PATH = "PYTHONPATH";

    /** A command that goes to another folder, which may be one that nothing shows: {@code cd "$APP_HOME"}. */
    private static final Pattern MOVING = Pattern.compile("\\b(?:cd|pushd|chdir)\\b");

    /** A file that ADD unpacks. */
    private static final Pattern ARCHIVE = Pattern.compile("(?i)\\.(?:tar|t?gz|tbz2?|bz2|t?xz|t?zst|tlz|lzma|zip)$");

    private ImagePlaces() {}

    /** Returns whether the build of an image is seen to put the file that the repository has for a path somewhere else, or nowhere. */
    static boolean lack(Launch launch, ContainerPath path, Workspace workspace) {
        return isSeen(launch, path, workspace)
                && (found(launch, path, workspace)
                                .filter(file -> isCopied(file, launch.runtime().files()))
                                .isPresent()
                        || absent(launch, path, workspace).isPresent());
    }

    /**
     * Returns the file that the repository has for a path, and that nothing brings into a container: the image copies none but
     * other files, and nothing may be mounted over these.
     */
    static Optional<String> absent(Launch launch, ContainerPath path, Workspace workspace) {
        RuntimeContext runtime = launch.runtime();
        MountTable files = runtime.files();
        boolean stated = runtime.image().flatMap(ImageSource::context).isPresent();
        return found(launch, path, workspace)
                .filter(file -> isSeen(launch, path, workspace)
                        && !isCopied(file, files)
                        && files.mounts(Source.COPY).allMatch(copy -> isKnown(copy, stated, workspace))
                        && !new UnseenMounts(workspace).mayBeIn(launch));
    }

    /**
     * Returns whether a launch is that of an image by itself into which the build copies no code, as far as anyone sees. What
     * its commands fetch into other folders may be any program, such as another release of Python.
     */
    static boolean hasNoCode(Launch launch, Workspace workspace) {
        MountTable files = launch.runtime().files();
        return files.built()
                && launch.runtime().image().filter(ImageSource::ofContext).isPresent()
                && files.mounts(Source.MOUNT).findAny().isEmpty()
                // A Dockerfile without any copy is no more than the beginning of one.
                && files.mounts(Source.COPY).findAny().isPresent()
                && files.mounts(Source.COPY)
                        .map(Mount::repository)
                        .allMatch(path -> workspace.exists(path) || !ImageCode.mayBeCode(path))
                && !copyPython(files, workspace)
                && !new UnseenMounts(workspace).mayBringProgram(launch);
    }

    /** Where an image gets no code of the repository, its code is not in the repository at all. */
    static boolean copyPython(MountTable files, Workspace workspace) {
        List<Mount> copies = files.mounts(Source.COPY).toList();
        return workspace.paths().stream().filter(PythonPaths::isPython).anyMatch(path -> copies.stream()
                .anyMatch(copy -> copy.covers(path)));
    }

    private static Optional<String> found(Launch launch, ContainerPath path, Workspace workspace) {
        return launch.runtime().files().find(path, workspace::exists);
    }

    private static boolean isCopied(String file, MountTable files) {
        return files.mounts(Source.COPY).anyMatch(copy -> copy.covers(file));
    }

    /** Returns whether the files are known that a COPY takes; a folder with its name may be in another context, too. */
    private static boolean isKnown(Mount copy, boolean stated, Workspace workspace) {
        boolean known = workspace.exists(copy.repository())
                || !ImageCode.mayBeCode(copy.repository())
                || (stated && workspace.hasFolder(copy.repository()));
        return known
                && !ARCHIVE.matcher(copy.repository()).find()
                && !copy.target().text().contains("$");
    }

    /** Returns whether all files of an image at a path are seen, and none is there. */
    private static boolean isSeen(Launch launch, ContainerPath path, Workspace workspace) {
        RuntimeContext runtime = launch.runtime();
        MountTable files = runtime.files();
        return files.built()
                && runtime.image().filter(ImageSource::whole).isPresent()
                && isOfImage(runtime)
                && !MOVING.matcher(launch.place().file().text()).find()
                // A script may go to a folder that nothing shows, and pass the command on there.
                && EvidenceStep.events(launch.steps(), Event.RunsScript.class)
                        .findAny()
                        .isEmpty()
                && searchesKnownFolders(runtime)
                && files.stated().find(path, workspace::exists).isEmpty()
                && files.changes().stream().noneMatch(change -> change.source().isPresent())
                && files.mounts(Source.COPY).noneMatch(copy -> mayBring(copy, path, workspace));
    }

    /** A volume that no file of the repository shows may stand in place of a folder with nothing of the image in it. */
    private static boolean isOfImage(RuntimeContext runtime) {
        return runtime.files()
                .mounts(Source.COPY)
                .map(Mount::target)
                .anyMatch(target -> target.isIn(runtime.workingDirectory()));
    }

    /** A module may be in a folder of an unknown list. */
    private static boolean searchesKnownFolders(RuntimeContext runtime) {
        return runtime.environment().stream()
                .map(RuntimeContext.Layered::variable)
                .noneMatch(variable ->
                        variable.name().equals(PYTHON_PATH) && variable.value().isEmpty() && !variable.isRemoved());
    }

    /** A folder that the repository does not have may hold anything. */
    private static boolean mayBring(Mount copy, ContainerPath path, Workspace workspace) {
        return path.isIn(copy.target())
                && !workspace.exists(copy.repository())
                && !workspace.hasFolder(copy.repository());
    }
}
