package dev.undebug.service.launch;

import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Packaging;
import dev.undebug.fact.Requirement;
import dev.undebug.fact.Unit;
import dev.undebug.python.eval.outcome.Entry;
import dev.undebug.python.eval.outcome.LibraryTraits.Connexion;
import dev.undebug.python.eval.outcome.Truth;
import dev.undebug.service.environment.RuntimeContext;
import dev.undebug.service.packages.ConnexionRelease;
import dev.undebug.service.packages.FlaskVersions;
import dev.undebug.service.packages.FlaskVersions.Wanted;
import dev.undebug.service.packages.Installed;
import dev.undebug.service.packages.LeftOverLocks;
import dev.undebug.service.packages.PythonRelease;
import dev.undebug.service.packages.QuartRelease;
import dev.undebug.service.packages.RequiredPackage;
import dev.undebug.service.packages.RequiredTogether;
import dev.undebug.service.packages.SocketIoRelease;
import dev.undebug.service.verdict.Event;
import dev.undebug.service.verdict.EvidenceStep;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.Place;
import dev.undebug.source.RepositoryPath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The packages of the repository's programs: from a program's image, or from the requirements files nearest to its
 * code, or from the whole repository.
 */
public final class Installations {
    private static final int MAX_FILES = 50;
    private static final String DASH = "dash";

    /** The release of Dash that removed {@code app.run_server}. */
    private static final int WITHOUT_RUN_SERVER = 3;

    private static final List<String> OF_PROJECT = List.of("setup.py", "setup.cfg", "pyproject.toml");

    private final Map<String, FileFacts> byPath = new LinkedHashMap<>();
    private final Map<String, List<FileFacts>> byFolder = new LinkedHashMap<>();
    private final Map<String, Optional<RequiredTogether>> nearest = new LinkedHashMap<>();
    private final Map<String, Boolean> withoutRunServer = new HashMap<>();
    private final Map<String, Optional<Gathered>> socketIos = new HashMap<>();
    private final Map<String, Optional<Gathered>> quarts = new HashMap<>();
    private final Map<String, Optional<Gathered>> connexions = new HashMap<>();
    private final Map<String, FileFacts> dockerfiles = new LinkedHashMap<>();
    private final Installed whole;

    public Installations(List<FileFacts> all) {
        Set<String> leftOver = LeftOverLocks.of(all);
        List<FileFacts> facts = all.stream()
                .filter(file -> !leftOver.contains(file.file().path()))
                .toList();
        for (FileFacts file : facts) {
            String path = file.file().path();
            Packaging packaging = file.packaging();
            if (file.units().stream().anyMatch(unit -> unit.kind() == Unit.Kind.IMAGE_STAGE)) {
                dockerfiles.put(path, file);
            }
            if (!packaging.requirements().isEmpty()
                    || !packaging.requirementFiles().isEmpty()) {
                byPath.put(path, file);
                byFolder.computeIfAbsent(folder(path), key -> new ArrayList<>()).add(file);
            }
        }
        Set<String> names = facts.stream()
                .flatMap(file -> file.packaging().requirements().stream())
                .map(Requirement::name)
                .collect(Collectors.toSet());
        List<Wanted> wanted = byFolder.values().stream()
                .map(files -> FlaskVersions.of(requirements(files)))
                .toList();
        whole = new Installed(
                FlaskVersions.lowest(wanted),
                names,
                lackRunServer(byFolder.values()),
                Connexion.UNKNOWN,
                true,
                true,
                Truth.UNKNOWN,
                SocketIoRelease.UNKNOWN,
                QuartRelease.UNKNOWN);
    }

    /** The files in {@code requirements/} belong to the parent folder. */
    private static String folder(String path) {
        RepositoryPath folder = RepositoryPath.of(path).folder();
        return (folder.name().equals("requirements") ? folder.folder() : folder).text();
    }

    /** Returns the requirements of the whole repository. */
    public Installed whole() {
        return whole;
    }

    public Installed of(Launch launch, Optional<Entry> entry) {
        Optional<String> dockerfile = launch.runtime().dockerfile();
        List<String> ancestors = EvidenceStep.events(launch.steps(), Event.MadeFrom.class)
                .map(Event.MadeFrom::dockerfile)
                .toList();
        Optional<Gathered> image = dockerfile.flatMap(path -> image(path, ancestors, launch.runtime()));
        // The image at the root has the Python for which pip chooses.
        Optional<FileFacts> chosen = Stream.concat(dockerfile.stream(), ancestors.stream())
                .reduce((first, last) -> last)
                .map(dockerfiles::get);
        String code = entry.map(Entry::path).orElse(launch.place().path());
        boolean lacks = image.filter(gathered ->
                        RequiredPackage.of(DASH, requirements(gathered.files)).isNamed())
                .map(gathered -> lacksRunServer(RequiredPackage.of(DASH, requirements(gathered.files)))
                        || dockerfile
                                .map(dockerfiles::get)
                                .filter(gathered::bringsNewestDash)
                                .isPresent())
                .orElseGet(() -> lacksRunServer(code));
        return image.flatMap(Gathered::together)
                .or(() -> nearest(code))
                .map(found -> chosen.map(found::in).orElse(found))
                .map(found -> installed(found, lacks, mentionsDotenv(launch)))
                .orElseGet(() -> whole.with(lacks))
                .forPython(PythonRelease.isTwo(launch.command(), dockerfile.map(dockerfiles::get)))
                .with(socketIo(image, code, dockerfile))
                .with(connexion(image, code, dockerfile.map(dockerfiles::get)))
                .with(quart(image, code));
    }

    /** Returns the release in an image, or that of the requirements nearest to a file that ask for it. */
    private SocketIoRelease socketIo(Optional<Gathered> image, String code, Optional<String> dockerfile) {
        if (!whole.names().contains(SocketIoRelease.NAME)) {
            return SocketIoRelease.UNKNOWN;
        }
        return image.or(() -> asking(socketIos, SocketIoRelease.NAME, code))
                .map(Gathered::all)
                .map(together -> SocketIoRelease.of(together, dockerfile.map(dockerfiles::get), whole.names()))
                .orElse(SocketIoRelease.UNKNOWN);
    }

    /** Returns the release in an image, or that of the requirements nearest to a file that ask for connexion. */
    private Connexion connexion(Optional<Gathered> image, String code, Optional<FileFacts> dockerfile) {
        if (!whole.names().contains(ConnexionRelease.NAME)) {
            return Connexion.UNKNOWN;
        }
        return image.or(() -> asking(connexions, ConnexionRelease.NAME, code))
                .map(Gathered::all)
                .map(together -> ConnexionRelease.of(together, dockerfile))
                .orElse(Connexion.UNKNOWN);
    }

    /** Returns the release in an image, or that of the requirements nearest to a file that ask for Quart. */
    private QuartRelease quart(Optional<Gathered> image, String code) {
        if (!whole.names().contains(QuartRelease.NAME)) {
            return QuartRelease.UNKNOWN;
        }
        return image.or(() -> asking(quarts, QuartRelease.NAME, code))
                .map(Gathered::all)
                .map(QuartRelease::of)
                .orElse(QuartRelease.UNKNOWN);
    }

    /** Returns the requirements nearest to a file that ask for a package. */
    private Optional<Gathered> asking(Map<String, Optional<Gathered>> found, String name, String code) {
        return found.computeIfAbsent(RepositoryPath.of(code).folder().text(), start -> RepositoryPath.of(start)
                .upward()
                .map(this::gathered)
                .filter(gathered ->
                        RequiredPackage.of(name, requirements(gathered.files)).isNamed())
                .findFirst());
    }

    /** A script or a unit may install packages before it starts the program. */
    private static boolean mentionsDotenv(Launch launch) {
        return Stream.concat(launch.steps().stream().map(EvidenceStep::place), Stream.of(launch.place()))
                .map(Place::file)
                .distinct()
                .anyMatch(RequiredTogether::mentionsDotenv);
    }

    /** Returns the packages for a file that runs in its own folder. */
    public Installed at(String path) {
        boolean lacks = lacksRunServer(path);
        return nearest(path)
                .map(found -> installed(found, lacks, false))
                .orElseGet(() -> whole.with(lacks))
                .with(connexion(Optional.empty(), path, Optional.empty()))
                .with(quart(Optional.empty(), path));
    }

    private Installed installed(RequiredTogether found, boolean lacksRunServer, boolean dotenv) {
        return new Installed(
                found.wanted(),
                whole.names(),
                lacksRunServer,
                Connexion.UNKNOWN,
                dotenv || found.mayHaveDotenv(),
                found.mayLoadEnvFiles(),
                Truth.UNKNOWN,
                SocketIoRelease.UNKNOWN,
                QuartRelease.UNKNOWN);
    }

    private static boolean lacksRunServer(RequiredPackage dash) {
        return dash.isAtLeast(WITHOUT_RUN_SERVER);
    }

    /** Returns whether the requirements nearest to a file that ask for Dash, or else all, leave no release with it. */
    private boolean lacksRunServer(String path) {
        return whole.names().contains(DASH)
                && withoutRunServer.computeIfAbsent(
                        RepositoryPath.of(path).folder().text(), this::lackRunServerIn);
    }

    private boolean lackRunServerIn(String start) {
        return RepositoryPath.of(start)
                .upward()
                .map(folder -> RequiredPackage.of(DASH, requirements(gathered(folder).files)))
                .filter(RequiredPackage::isNamed)
                .findFirst()
                .map(Installations::lacksRunServer)
                .orElse(whole.lacksRunServer());
    }

    private static boolean lackRunServer(Collection<List<FileFacts>> folders) {
        List<RequiredPackage> named = folders.stream()
                .map(files -> RequiredPackage.of(DASH, requirements(files)))
                .filter(RequiredPackage::isNamed)
                .toList();
        return !named.isEmpty() && named.stream().allMatch(Installations::lacksRunServer);
    }

    /** Returns what a Dockerfile installs, and those of the images from which its image is made. */
    private Optional<Gathered> image(String dockerfile, List<String> ancestors, RuntimeContext runtime) {
        Gathered gathered = new Gathered();
        Stream.concat(Stream.of(dockerfile), ancestors.stream())
                .flatMap(path -> Optional.ofNullable(byPath.get(path)).stream())
                .forEach(file -> installs(file, gathered, runtime));
        return gathered.files.isEmpty() ? Optional.empty() : Optional.of(gathered);
    }

    private void installs(FileFacts file, Gathered gathered, RuntimeContext runtime) {
        String dockerfile = file.file().path();
        gathered.files.add(file);
        gathered.visited.add(dockerfile);
        for (String written : file.packaging().requirementFiles()) {
            List<String> found = files(written)
                    .flatMap(name -> inImage(name, dockerfile, runtime).stream())
                    .toList();
            found.forEach(gathered::include);
            if (found.isEmpty()) {
                gathered.misses();
            }
        }
    }

    /** Returns the file that an installation names, or those that may say what the project in a folder needs. */
    private static Stream<String> files(String written) {
        return written.endsWith("/") ? OF_PROJECT.stream().map(written::concat) : Stream.of(written);
    }

    private Optional<String> inImage(String written, String dockerfile, RuntimeContext runtime) {
        ContainerPath path = runtime.workingDirectory().resolve(written);
        return runtime.files()
                .find(path, byPath::containsKey)
                .or(() -> Optional.of(RepositoryPath.of(dockerfile)
                                .folder()
                                .at(written)
                                .text())
                        .filter(byPath::containsKey))
                .or(() -> only(path.name()));
    }

    private Optional<String> only(String name) {
        List<String> named = byPath.keySet().stream()
                .filter(path -> RepositoryPath.of(path).name().equals(name))
                .toList();
        return named.size() == 1 ? Optional.of(named.get(0)) : Optional.empty();
    }

    /** Requirements files that are installed together, with those that they include. */
    private final class Gathered {
        private final List<FileFacts> files = new ArrayList<>();
        private final Set<String> visited = new LinkedHashSet<>();
        private boolean whole = true;

        private void include(String path) {
            if (visited.contains(path)) {
                return;
            }
            FileFacts file = byPath.get(path);
            if (file == null || visited.size() > MAX_FILES) {
                misses();
                return;
            }
            visited.add(path);
            files.add(file);
            RepositoryPath folder = RepositoryPath.of(path).folder();
            file.packaging()
                    .requirementFiles()
                    .forEach(written -> include(folder.at(written).text()));
        }

        private void misses() {
            whole = false;
        }

        private boolean bringsNewestDash(FileFacts dockerfile) {
            return all().bringsNewestDash(dockerfile);
        }

        private RequiredTogether all() {
            return new RequiredTogether(FlaskVersions.of(requirements(files)), files, whole);
        }

        /** Returns what is installed together, if Flask is part of it. */
        private Optional<RequiredTogether> together() {
            return wanted(requirements(files)).map(wanted -> new RequiredTogether(wanted, files, whole));
        }
    }

    private Optional<RequiredTogether> nearest(String path) {
        return nearest.computeIfAbsent(RepositoryPath.of(path).folder().text(), this::inFolderOrAbove);
    }

    private Optional<RequiredTogether> inFolderOrAbove(String start) {
        return RepositoryPath.of(start)
                .upward()
                .flatMap(folder -> in(folder).stream())
                .findFirst();
    }

    private Gathered gathered(RepositoryPath folder) {
        Gathered gathered = new Gathered();
        byFolder.getOrDefault(folder.text(), List.of())
                .forEach(file -> gathered.include(file.file().path()));
        return gathered;
    }

    private Optional<RequiredTogether> in(RepositoryPath folder) {
        Optional<RequiredTogether> found = gathered(folder).together();
        return found.filter(together -> !together.wanted().known())
                .flatMap(open -> locked(folder).map(open::with))
                .or(() -> found);
    }

    /** Returns the release from a lock or constraints file in a folder above, for a requirement without a version. */
    private Optional<Wanted> locked(RepositoryPath below) {
        return below.above()
                .map(folder -> byFolder.getOrDefault(folder.text(), List.of()).stream()
                        .filter(file -> locks(file.file().path()))
                        .toList())
                .flatMap(files -> wanted(requirements(files)).filter(Wanted::known).stream())
                .findFirst();
    }

    private static boolean locks(String path) {
        return RequiredPackage.isLock(path) || RepositoryPath.of(path).name().contains("constraints");
    }

    private static List<Requirement> requirements(List<FileFacts> files) {
        return files.stream()
                .flatMap(file -> file.packaging().requirements().stream())
                .toList();
    }

    private static Optional<Wanted> wanted(List<Requirement> requirements) {
        return requirements.stream().anyMatch(FlaskVersions::isFlask)
                ? Optional.of(FlaskVersions.of(requirements))
                : Optional.empty();
    }
}
