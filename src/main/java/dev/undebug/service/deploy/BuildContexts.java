package dev.undebug.service.deploy;

import dev.undebug.fact.BuildArguments;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.ImageBuild;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.service.verdict.Event;
import dev.undebug.service.verdict.EvidenceStep;
import dev.undebug.source.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The builds of Dockerfiles: in which folders, as they state them, or else a guess, and with which arguments. */
final class BuildContexts {
    private static final int MAX_CONTEXTS = 10;

    private final Map<String, List<Stated>> stated = new HashMap<>();
    private final Map<String, List<Image>> lasts = new HashMap<>();
    private final Predicate<String> exists;
    private final BuiltStages stages;

    /**
     * A build, as far as something states it.
     *
     * @param folder the repository path of its context; empty if it is not known
     * @param instead the context in which the Dockerfile can be built, if it cannot be in that one
     * @param written the context as written; empty if it is not stated
     * @param target the stage; empty for the last one
     * @param role the role of the image that is built
     * @param changes the changes of the repository's files before it
     */
    private record Stated(
            Optional<String> folder,
            Optional<String> instead,
            Optional<String> written,
            Optional<String> target,
            BuildArguments arguments,
            Place place,
            Role role,
            List<Unit.Change> changes) {
        boolean isKnown() {
            return folder.isPresent();
        }

        boolean isForVisitors() {
            return !role.isPrivate();
        }

        /** A build for developers or of another stage says nothing of the image that a Dockerfile makes by itself. */
        BuildArguments argumentsOf(Unit last) {
            return isForVisitors()
                            && target.filter(name -> !name.equalsIgnoreCase(last.name()))
                                    .isEmpty()
                    ? arguments
                    : BuildArguments.UNKNOWN;
        }
    }

    /**
     * @param exists whether the repository has a file or a folder
     * @param stages the stages of Dockerfiles in their builds
     */
    BuildContexts(Predicate<String> exists, BuiltStages stages) {
        this.exists = exists;
        this.stages = stages;
    }

    /**
     * Adds the builds of commands and platforms.
     *
     * @param dockerfiles finds a Dockerfile by the path that a build gives
     */
    void addBuilds(List<FileFacts> files, Function<String, Optional<FileFacts>> dockerfiles) {
        for (FileFacts file : files) {
            for (ImageBuild build : file.builds()) {
                boolean tried = dockerfiles
                        .apply(build.dockerfile())
                        .filter(dockerfile -> isTried(build, file, dockerfile))
                        .isPresent();
                add(
                        build.dockerfile(),
                        new Stated(
                                build.context().flatMap(ImageBuild.Context::folder),
                                Optional.empty(),
                                build.context().map(ImageBuild.Context::written),
                                build.target(),
                                tried ? BuildArguments.UNKNOWN : build.arguments(),
                                build.place(),
                                build.role(),
                                build.changes()));
            }
        }
    }

    /** Returns whether a file starts the image that it builds, and only as developers do. */
    private static boolean isTried(ImageBuild build, FileFacts file, FileFacts dockerfile) {
        Set<String> names =
                build.tags().stream().map(tag -> ImageName.of(tag).whole()).collect(Collectors.toSet());
        Image image = Image.of(last(dockerfile.units()), dockerfile.units(), "");
        List<Role> started = file.units().stream()
                .filter(unit -> unit.kind() == Unit.Kind.CONTAINER_RUN
                        && unit.origin()
                                .base()
                                .filter(base ->
                                        names.contains(ImageName.of(base).whole()))
                                .isPresent())
                .map(unit -> new ContainerRun(unit, Optional.of(image)).role())
                .toList();
        return !started.isEmpty() && started.stream().allMatch(Role::isPrivate);
    }

    /**
     * Adds the builds of compose services.
     *
     * @param dockerfiles finds a Dockerfile by the path that a build gives
     */
    void addServices(List<Unit> services, Function<String, Optional<FileFacts>> dockerfiles) {
        for (Unit service : services) {
            Optional<Unit.Build> build =
                    service.origin().build().filter(one -> one.inline().isEmpty());
            Optional<FileFacts> dockerfile = build.map(Unit.Build::dockerfile).flatMap(dockerfiles);
            if (build.isPresent() && dockerfile.isPresent()) {
                List<Unit> units = dockerfile.get().units();
                Image image = Image.of(last(units), units, build.get().context());
                Optional<String> context = Optional.of(build.get().context())
                        .filter(path -> !build.get().isComputed());
                add(
                        dockerfile.get().file().path(),
                        new Stated(
                                context,
                                context.flatMap(path ->
                                        new ContextGuess(last(units), dockerfile.get(), exists).insteadOf(path)),
                                Optional.of(build.get().context()),
                                build.get().target(),
                                build.get().arguments(),
                                service.place(),
                                new ContainerRun(service, Optional.of(image)).role(),
                                build.get().changes()));
            }
        }
    }

    private void add(String dockerfile, Stated build) {
        stated.computeIfAbsent(dockerfile, path -> new ArrayList<>()).add(build);
    }

    private List<Stated> builds(FileFacts dockerfile) {
        return stated.getOrDefault(dockerfile.file().path(), List.of());
    }

    /**
     * Returns the images that a Dockerfile makes by itself: one for each context and for the arguments of each build, or
     * else one with a guessed context and the defaults of the arguments.
     */
    List<Image> ofLast(FileFacts dockerfile) {
        return lasts.computeIfAbsent(dockerfile.file().path(), path -> last(dockerfile));
    }

    /** Returns the folders in which a Dockerfile is built, as repository paths. */
    Set<String> of(FileFacts dockerfile) {
        return ofLast(dockerfile).stream().map(Image::context).collect(Collectors.toSet());
    }

    private List<Image> last(FileFacts dockerfile) {
        Unit last = last(dockerfile.units());
        boolean few = folders(dockerfile).size() <= MAX_CONTEXTS;
        Set<Image> images = new LinkedHashSet<>();
        for (Stated build : served(builds(dockerfile))) {
            List<Unit> units = stages.of(dockerfile, build.argumentsOf(last));
            images.add(build.folder()
                    .filter(folder -> few)
                    .map(folder -> Image.of(last(units), units, folder))
                    .orElseGet(() -> image(last(units), units, dockerfile))
                    .rewritten(build.changes()));
            // Somebody who moves the files together may build it there, and somebody who copies them may build it here.
            build.instead()
                    .filter(folder -> few)
                    .map(folder -> Image.guessed(last(units), units, folder))
                    .ifPresent(images::add);
        }
        return images.isEmpty() ? List.of(image(last, dockerfile.units(), dockerfile)) : List.copyOf(images);
    }

    /** Returns the image of a stage in the first context that is stated, or else in a guessed one. */
    Image image(Unit stage, List<Unit> units, FileFacts dockerfile) {
        List<String> folders = folders(dockerfile);
        return folders.isEmpty() || folders.size() > MAX_CONTEXTS
                ? Image.guessed(stage, units, new ContextGuess(stage, dockerfile, exists).folder())
                : Image.of(stage, units, folders.get(0));
    }

    private List<String> folders(FileFacts dockerfile) {
        return served(builds(dockerfile).stream().filter(Stated::isKnown).toList()).stream()
                .flatMap(one -> one.folder().stream())
                .distinct()
                .toList();
    }

    /** Where visitors get an image, its builds count, and those of images for developers do not. */
    private static List<Stated> served(List<Stated> all) {
        return NamedBuilds.preferred(all, Stated::isForVisitors);
    }

    private static Unit last(List<Unit> units) {
        return units.get(units.size() - 1);
    }

    /** Returns the step that leaves the context of a Dockerfile's images open, if builds state it and it is not known. */
    Optional<EvidenceStep> doubt(FileFacts dockerfile) {
        int folders = folders(dockerfile).size();
        return folders > 0 && folders <= MAX_CONTEXTS
                ? Optional.empty()
                : builds(dockerfile).stream()
                        .filter(one -> one.written().isPresent() && (folders > 0 || !one.isKnown()))
                        .findFirst()
                        .map(one -> new EvidenceStep(
                                one.place(),
                                folders > 0
                                        ? Event.UnknownContext.oneOfMany()
                                        : Event.UnknownContext.of(one.written().orElse(""))));
    }
}
