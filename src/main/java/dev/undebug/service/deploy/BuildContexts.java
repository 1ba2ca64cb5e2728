package dev.undebug.service.deploy;

import dev.undebug.fact.FileFacts;
import dev.undebug.fact.ImageBuild;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.service.verdict.Event;
import dev.undebug.service.verdict.EvidenceStep;
import dev.undebug.source.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** The folders in which Dockerfiles are built: as builds state them, or else a guess. */
final class BuildContexts {
    private static final int MAX_CONTEXTS = 10;

    private final Map<String, List<Stated>> stated = new HashMap<>();
    private final Predicate<String> exists;

    /**
     * A context that a build states.
     *
     * @param folder its repository path; empty if it is not known
     * @param role the role of the image that is built
     */
    private record Stated(Optional<String> folder, String written, Place place, Role role) {
        boolean isKnown() {
            return folder.isPresent();
        }

        boolean isForVisitors() {
            return role != Role.DEVELOPMENT && role != Role.TEST;
        }
    }

    /** @param exists whether the repository has a file or a folder */
    BuildContexts(Predicate<String> exists) {
        this.exists = exists;
    }

    /** Adds the contexts that commands and platforms state. */
    void addBuilds(List<FileFacts> files) {
        for (FileFacts file : files) {
            for (ImageBuild build : file.builds()) {
                build.context()
                        .ifPresent(context -> add(
                                build.dockerfile(),
                                new Stated(context.folder(), context.written(), build.place(), build.role())));
            }
        }
    }

    /**
     * Adds the contexts that compose services state.
     *
     * @param dockerfiles finds a Dockerfile by the path that a build gives
     */
    void addServices(List<Unit> services, Function<String, Optional<FileFacts>> dockerfiles) {
        for (Unit service : services) {
            Optional<Unit.Build> build =
                    service.origin().build().filter(one -> one.inline().isEmpty());
            Optional<FileFacts> dockerfile = build.map(Unit.Build::dockerfile).flatMap(dockerfiles);
            if (build.isPresent() && dockerfile.isPresent()) {
                List<Unit> stages = dockerfile.get().units();
                Image image = Image.of(
                        stages.get(stages.size() - 1), stages, build.get().context());
                add(
                        dockerfile.get().file().path(),
                        new Stated(
                                Optional.of(build.get().context())
                                        .filter(path -> !build.get().isComputed()),
                                build.get().context(),
                                service.place(),
                                new ContainerRun(service, Optional.of(image)).role()));
            }
        }
    }

    private void add(String dockerfile, Stated context) {
        stated.computeIfAbsent(dockerfile, path -> new ArrayList<>()).add(context);
    }

    /** Returns the images of a stage: one for each context that is stated, or else one with a guessed context. */
    List<Image> images(Unit stage, FileFacts dockerfile) {
        List<String> folders = folders(dockerfile);
        return folders.isEmpty() || folders.size() > MAX_CONTEXTS
                ? List.of(
                        Image.guessed(stage, dockerfile.units(), new ContextGuess(stage, dockerfile, exists).folder()))
                : folders.stream()
                        .map(folder -> Image.of(stage, dockerfile.units(), folder))
                        .toList();
    }

    /** Where visitors get an image, its contexts count, and those of images for developers do not. */
    private List<String> folders(FileFacts dockerfile) {
        List<Stated> all = stated.getOrDefault(dockerfile.file().path(), List.of());
        List<Stated> known = all.stream().filter(Stated::isKnown).toList();
        List<Stated> served = known.stream().filter(Stated::isForVisitors).toList();
        return (served.isEmpty() ? known : served)
                .stream().flatMap(one -> one.folder().stream()).distinct().toList();
    }

    /** Returns the step that leaves the context of a Dockerfile's images open, if builds state it and it is not known. */
    Optional<EvidenceStep> doubt(FileFacts dockerfile) {
        int folders = folders(dockerfile).size();
        return folders > 0 && folders <= MAX_CONTEXTS
                ? Optional.empty()
                : stated.getOrDefault(dockerfile.file().path(), List.of()).stream()
                        .filter(one -> folders > 0 || !one.isKnown())
                        .findFirst()
                        .map(one -> new EvidenceStep(
                                one.place(),
                                folders > 0
                                        ? Event.UnknownContext.oneOfMany()
                                        : Event.UnknownContext.of(one.written())));
    }
}
