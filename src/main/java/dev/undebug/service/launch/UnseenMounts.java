package dev.undebug.service.launch;

import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.read.text.RoleInference;
import dev.undebug.service.deploy.ComposeNames;
import dev.undebug.service.deploy.ImageCode;
import dev.undebug.service.environment.ClusterContainers;
import dev.undebug.service.environment.ComposedServices;
import dev.undebug.service.environment.MountTable.Source;
import dev.undebug.service.environment.QuietDeployments;
import dev.undebug.service.environment.RuntimeContext;
import dev.undebug.service.script.PlainCommands;
import dev.undebug.service.script.PlainImage;
import dev.undebug.service.script.PlainRuns;
import dev.undebug.service.script.ProgramFetching;
import dev.undebug.service.tree.Workspace;
import dev.undebug.service.verdict.Event;
import dev.undebug.service.verdict.EvidenceStep;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import dev.undebug.source.WordSearch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells whether a container may get files that its image lacks, in a way that the repository does not show. */
final class UnseenMounts {
    /** A volume of an image, for which its containers get something. */
    private static final Pattern VOLUME = Pattern.compile("(?mi)^[ \\t]*+VOLUME\\b");

    /** The words of compose files and scripts for volumes, and for other ways to bring files into a container. */
    private static final Pattern BRINGING =
            Pattern.compile("(?i)volume|mount|\\s-v|\\bdevelop\\b|\\bconfigs\\b|\\bcp\\b|\\bextends\\b|\\binclude\\b");

    private static final Set<Unit.Kind> SHOWN = Set.of(Unit.Kind.COMPOSE_SERVICE, Unit.Kind.CONTAINER_RUN);

    private static final Set<Unit.Kind> DEPLOYING =
            Set.of(Unit.Kind.CONTAINER, Unit.Kind.CONTAINER_RUN, Unit.Kind.RELEASE);

    /** A command that brings files into a container that is there, or changes what a cluster has. */
    private static final Pattern LATER = Pattern.compile(
            "\\b(?:docker|podman|nerdctl|kubectl|oc)\\b[^\\n]{0,200}?\\b(?:cp|rsync|patch|exec|edit|volumes?)\\b");

    private static final Pattern KUSTOMIZATION = Pattern.compile("kustomization\\.ya?ml|Kustomization");
    private static final ComposedServices.Service NO_VOLUMES = new ComposedServices.Service(List.of(), List.of());

    private final Workspace workspace;
    private final QuietDeployments quiet;

    /** The programs of such commands. Most texts name none, and the expression takes long on those of a whole repository. */
    private static final WordSearch ENGINES = WordSearch.of().orWhole("docker", "podman", "nerdctl", "kubectl", "oc");

    /** Whether a file names volumes or other ways to bring files into a container. */
    private record Bringing(boolean found) {
        static Bringing of(SourceFile file) {
            return new Bringing(BRINGING.matcher(file.text()).find());
        }
    }

    /** Whether a file has programs that may bring code from elsewhere. */
    private record Fetching(boolean found) {
        static Fetching of(SourceFile file) {
            return new Fetching(ProgramFetching.FETCHING.matcher(file.text()).find());
        }
    }

    /** Whether a file has commands that bring something into a container which is there. */
    private record BringingLater(boolean found) {
        static BringingLater of(SourceFile file) {
            return new BringingLater(
                    ENGINES.isIn(file) && LATER.matcher(file.text()).find());
        }
    }

    UnseenMounts(Workspace workspace) {
        this.workspace = workspace;
        this.quiet = new QuietDeployments(workspace);
    }

    /**
     * Returns whether an image may find more than its files: in a deployment, in a volume, or because its scripts fetch it.
     *
     * @param launch the start of the image
     */
    boolean mayBeInImage(Launch launch) {
        return mayBeDeployed(launch)
                || launch.files().flatMap(path -> workspace.file(path).stream()).anyMatch(file -> workspace
                        .made(file, Fetching.class, Fetching::of)
                        .found());
    }

    private boolean mayBeDeployed(Launch launch) {
        Optional<String> dockerfile = launch.runtime().dockerfile();
        boolean alone = launch.files()
                .limit(1)
                .anyMatch(path -> dockerfile.filter(path::equals).isPresent());
        return !alone || declares(dockerfile) || composesMounts();
    }

    /**
     * Returns whether something may bring an image its program: a deployment, a volume, or commands that fetch it to where the
     * launch looks for it.
     *
     * @param launch the start of the image
     */
    boolean mayBringProgram(Launch launch) {
        return mayBeDeployed(launch) || launch.files().anyMatch(path -> mayFetch(path, launch));
    }

    private boolean mayFetch(String path, Launch launch) {
        RuntimeContext runtime = launch.runtime();
        Set<String> copied = runtime.files()
                .mounts(Source.COPY)
                .map(copy -> RepositoryPath.of(copy.repository()).name())
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
        return workspace
                .text(path)
                .filter(text -> launch.directories().stream()
                        .anyMatch(folder ->
                                runtime.dockerfile().filter(path::equals).isPresent()
                                        ? ProgramFetching.inDockerfile(text, folder, copied)
                                        : ProgramFetching.inScript(text, folder)))
                .isPresent();
    }

    /** Returns whether a launch may find more than the files of its image and those that it is seen to mount. */
    boolean mayBeIn(Launch launch) {
        Optional<String> dockerfile = launch.runtime().dockerfile();
        List<String> deployments = launch.files()
                .filter(path -> dockerfile.filter(path::equals).isEmpty())
                .toList();
        return declares(dockerfile)
                || !deployments.stream().allMatch(this::isPlain)
                || (!deployments.isEmpty() && composesMounts());
    }

    /**
     * Returns where the container of an image has volumes whose files the repository does not show; empty if it may have other
     * files than those that its Dockerfile is seen to copy, in a way that is not known here.
     *
     * @param dockerfile the repository path of the file that describes the image
     */
    Optional<List<ContainerPath>> volumes(Launch launch, String dockerfile) {
        ContainerPath folder = launch.runtime().workingDirectory();
        boolean plain = workspace
                .text(dockerfile)
                .filter(text -> PlainImage.is(text, folder, ImageCode::isOfOthers))
                .isPresent();
        List<String> others =
                launch.files().filter(path -> !path.equals(dockerfile)).toList();
        List<String> composed = others.stream()
                .filter(path -> has(path, Unit.Kind.COMPOSE_SERVICE))
                .toList();
        List<String> manifests =
                others.stream().filter(path -> has(path, Unit.Kind.CONTAINER)).toList();
        boolean known = plain
                && (composed.isEmpty() || manifests.isEmpty())
                && others.stream()
                        .filter(path -> !composed.contains(path) && !manifests.contains(path))
                        .allMatch(path -> isKustomization(path)
                                || isPlainScript(path)
                                || (launch.place().path().equals(dockerfile) && quiet.is(path) && !bringsLater()));
        if (!known) {
            return Optional.empty();
        }
        if (!manifests.isEmpty()) {
            return ofContainer(launch);
        }
        if (!composed.isEmpty()) {
            return ofService(launch);
        }
        return others.isEmpty() ? ofDeployments() : Optional.of(List.of());
    }

    /** Returns the volumes of deployments whose image may be any: what they start is judged only where its image is known. */
    private Optional<List<ContainerPath>> ofDeployments() {
        List<ContainerPath> volumes = new ArrayList<>();
        for (String path : List.copyOf(workspace.readPaths())) {
            boolean deploys = DEPLOYING.stream().anyMatch(kind -> has(path, kind));
            if (deploys && bringsFiles(path)) {
                List<Optional<ComposedServices.Service>> all = workspace.file(path).stream()
                        .flatMap(file -> containers(file).values().stream())
                        .toList();
                if (all.isEmpty() || all.contains(Optional.<ComposedServices.Service>empty())) {
                    return Optional.empty();
                }
                all.forEach(one -> volumes.addAll(one.orElseThrow().volumes()));
            }
        }
        return Optional.of(volumes);
    }

    private Map<String, Optional<ComposedServices.Service>> containers(SourceFile file) {
        return workspace
                .made(file, ClusterContainers.class, ClusterContainers::of)
                .known();
    }

    /** Returns whether a script starts one program, or the container of an image without any mount. */
    private boolean isPlainScript(String path) {
        return workspace
                .text(path)
                .filter(text -> PlainCommands.areOneInScript(text) || (PlainRuns.are(text) && !bringsLater()))
                .isPresent();
    }

    private static boolean isKustomization(String path) {
        return KUSTOMIZATION.matcher(RepositoryPath.of(path).name()).matches();
    }

    /** Returns whether some command may bring files into containers that are there, or change what a cluster has. */
    boolean bringsLater() {
        return workspace.readPaths().stream()
                .flatMap(path -> workspace.file(path).stream())
                .anyMatch(file -> workspace
                        .made(file, BringingLater.class, BringingLater::of)
                        .found());
    }

    /** Returns the volumes of a container in all manifests that may be merged. */
    private Optional<List<ContainerPath>> ofContainer(Launch launch) {
        boolean patched =
                workspace.paths().stream().filter(UnseenMounts::isKustomization).anyMatch(quiet::mayChange);
        boolean own = runsOwnCommand(launch);
        return patched || bringsLater()
                ? Optional.empty()
                : merged(
                        launch.name(),
                        Unit.Kind.CONTAINER,
                        path -> true,
                        file -> own && quiet.isTemplate(file)
                                ? Map.of(launch.name(), Optional.of(NO_VOLUMES))
                                : containers(file));
    }

    private static boolean runsOwnCommand(Launch launch) {
        return launch.runtime()
                .dockerfile()
                .filter(launch.place().path()::equals)
                .isPresent();
    }

    private boolean has(String path, Unit.Kind kind) {
        return units(path, kind).findAny().isPresent();
    }

    private Stream<Unit> units(String path, Unit.Kind kind) {
        return workspace.facts(path).map(FileFacts::units).orElse(List.of()).stream()
                .filter(unit -> unit.kind() == kind);
    }

    /** Returns the volumes of a service in all files that may be merged. */
    private Optional<List<ContainerPath>> ofService(Launch launch) {
        return merged(launch.name(), Unit.Kind.COMPOSE_SERVICE, path -> !isBeside(path, launch), file -> workspace
                .made(file, ComposedServices.class, ComposedServices::of)
                .known());
    }

    private Optional<List<ContainerPath>> merged(
            String name,
            Unit.Kind kind,
            Predicate<String> wanted,
            Function<SourceFile, Map<String, Optional<ComposedServices.Service>>> reader) {
        List<ContainerPath> volumes = new ArrayList<>();
        boolean found = false;
        for (String path : List.copyOf(workspace.readPaths())) {
            boolean names =
                    units(path, kind).anyMatch(unit -> unit.name().equals(name) && unit.role() != Role.DEVELOPMENT);
            if (names && wanted.test(path)) {
                Optional<ComposedServices.Service> service = workspace
                        .file(path)
                        .flatMap(file -> reader.apply(file).getOrDefault(name, Optional.empty()))
                        .filter(one -> one.commands().stream().allMatch(PlainCommands::isOneStart));
                if (service.isEmpty()) {
                    return Optional.empty();
                }
                found = true;
                volumes.addAll(service.get().volumes());
            }
        }
        return found ? Optional.of(volumes) : Optional.empty();
    }

    /** Returns whether a compose file is the one for development beside that for production, which starts by itself. */
    private static boolean isBeside(String path, Launch launch) {
        String own = launch.deployment().path();
        return ComposeNames.isDefault(path)
                && !own.equals(path)
                && RoleInference.ofPath(own) == Role.PRODUCTION
                && EvidenceStep.events(launch.steps(), Event.CombinesFiles.class)
                        .findAny()
                        .isEmpty();
    }

    private boolean declares(Optional<String> dockerfile) {
        return dockerfile
                .flatMap(workspace::text)
                .filter(text -> VOLUME.matcher(text).find())
                .isPresent();
    }

    /** Returns whether a file deploys in a way that is known here, and names no mount. */
    private boolean isPlain(String path) {
        return starts(path) && !bringsFiles(path);
    }

    /** Files of one project are merged: another one may have the mounts. */
    private boolean composesMounts() {
        return workspace.readPaths().stream().anyMatch(path -> starts(path) && bringsFiles(path));
    }

    private boolean starts(String path) {
        return SHOWN.stream().anyMatch(kind -> has(path, kind));
    }

    private boolean bringsFiles(String path) {
        return workspace
                .file(path)
                .filter(file ->
                        workspace.made(file, Bringing.class, Bringing::of).found())
                .isPresent();
    }
}
