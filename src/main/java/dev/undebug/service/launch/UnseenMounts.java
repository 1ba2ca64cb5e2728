package dev.undebug.service.launch;

import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.read.text.RoleInference;
import dev.undebug.service.deploy.ComposeNames;
import dev.undebug.service.deploy.ImageCode;
import dev.undebug.service.environment.ComposedServices;
import dev.undebug.service.environment.MountTable.Source;
import dev.undebug.service.environment.RuntimeContext;
import dev.undebug.service.script.PlainCommands;
import dev.undebug.service.script.PlainImage;
import dev.undebug.service.script.ProgramFetching;
import dev.undebug.service.tree.Workspace;
import dev.undebug.service.verdict.Event;
import dev.undebug.service.verdict.EvidenceStep;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

    private final Workspace workspace;

    /** Whether a file has such words. */
    private record Words(boolean bring, boolean fetch) {
        static Words of(SourceFile file) {
            return new Words(
                    BRINGING.matcher(file.text()).find(),
                    ProgramFetching.FETCHING.matcher(file.text()).find());
        }
    }

    UnseenMounts(Workspace workspace) {
        this.workspace = workspace;
    }

    /**
     * Returns whether an image may find more than its files: in a deployment, in a volume, or because its scripts fetch it.
     *
     * @param launch the start of the image
     */
    boolean mayBeInImage(Launch launch) {
        return mayBeDeployed(launch)
                || launch.files()
                        .anyMatch(path -> words(path).filter(Words::fetch).isPresent());
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
        List<String> scripts = others.stream().filter(path -> !isCompose(path)).toList();
        boolean known = plain
                && !(others.isEmpty() && isDeployedWithMounts())
                && scripts.stream().allMatch(path -> workspace
                        .text(path)
                        .filter(PlainCommands::areOneInScript)
                        .isPresent());
        if (!known) {
            return Optional.empty();
        }
        return scripts.size() == others.size() ? Optional.of(List.of()) : ofService(launch);
    }

    /** Returns whether a deployment whose image may be any brings files: what it starts is judged only where its image is known. */
    private boolean isDeployedWithMounts() {
        return workspace.readPaths().stream()
                .anyMatch(path -> DEPLOYING.stream()
                                .anyMatch(kind -> units(path, kind).findAny().isPresent())
                        && bringsFiles(path));
    }

    private boolean isCompose(String path) {
        return units(path, Unit.Kind.COMPOSE_SERVICE).findAny().isPresent();
    }

    private Stream<Unit> units(String path, Unit.Kind kind) {
        return workspace.facts(path).map(FileFacts::units).orElse(List.of()).stream()
                .filter(unit -> unit.kind() == kind);
    }

    /** Returns the volumes of a service in all files that may be merged. */
    private Optional<List<ContainerPath>> ofService(Launch launch) {
        String name = launch.name();
        List<ContainerPath> volumes = new ArrayList<>();
        boolean found = false;
        for (String path : List.copyOf(workspace.readPaths())) {
            boolean names = units(path, Unit.Kind.COMPOSE_SERVICE)
                    .anyMatch(unit -> unit.name().equals(name) && unit.role() != Role.DEVELOPMENT);
            if (names && !isBeside(path, launch)) {
                Optional<ComposedServices.Service> service = workspace
                        .file(path)
                        .map(file -> workspace.made(file, ComposedServices.class, ComposedServices::of))
                        .flatMap(services -> services.known().getOrDefault(name, Optional.empty()))
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
        return workspace.facts(path).map(FileFacts::units).orElse(List.of()).stream()
                .map(Unit::kind)
                .anyMatch(SHOWN::contains);
    }

    private boolean bringsFiles(String path) {
        return words(path).filter(Words::bring).isPresent();
    }

    private Optional<Words> words(String path) {
        return workspace.file(path).map(file -> workspace.made(file, Words.class, Words::of));
    }
}
