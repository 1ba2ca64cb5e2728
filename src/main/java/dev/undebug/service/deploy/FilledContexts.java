package dev.undebug.service.deploy;

import dev.undebug.fact.FileFacts;
import dev.undebug.fact.ImageBuild;
import dev.undebug.fact.Unit;
import dev.undebug.service.environment.MountTable.Mount;
import dev.undebug.service.environment.MountTable.Source;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.DockerfileNames;
import dev.undebug.source.RepositoryPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The files that come into a build context only for the build: a script or a task copies them there before it builds the image, or
 * a tool puts them beside the Dockerfile on a machine.
 */
final class FilledContexts {
    private static final int MAX_FILLINGS = 200;

    private static final String TEMPLATE = ".j2";

    private final Predicate<String> exists;
    private final Map<String, List<Filling>> byDockerfile = new HashMap<>();

    /**
     * A file or folder that comes into a context.
     *
     * @param at where it is in the context, from its root
     * @param from repository path
     */
    private record Filling(RepositoryPath at, RepositoryPath from) {}

    /** @param exists whether the repository has a file or a folder */
    FilledContexts(List<FileFacts> files, Predicate<String> exists) {
        this.exists = exists;
        for (FileFacts file : files) {
            put(file);
            copied(file);
        }
    }

    private void add(String dockerfile, String at, String from) {
        List<Filling> fillings = byDockerfile.computeIfAbsent(dockerfile, path -> new ArrayList<>());
        if (fillings.size() < MAX_FILLINGS && !at.isEmpty()) {
            fillings.add(new Filling(RepositoryPath.of(at), RepositoryPath.of(from)));
        }
    }

    /** Adds what a tool puts below the folder of the machine in which it puts a Dockerfile. */
    private void put(FileFacts tool) {
        List<Unit.Copy> copies = tool.units().stream()
                .filter(unit -> unit.kind() == Unit.Kind.PLACEMENT)
                .flatMap(unit -> unit.origin().copies().stream())
                .filter(copy -> exists.test(copy.from()))
                .toList();
        for (Unit.Copy dockerfile : copies) {
            ContainerPath target = ContainerPath.of(dockerfile.to());
            if (DockerfileNames.isDefault(target.name())) {
                copies.stream().filter(copy -> !copy.equals(dockerfile)).forEach(copy -> ContainerPath.of(copy.to())
                        .below(target.parent())
                        .ifPresent(at -> add(dockerfile.from(), at, made(copy.from()))));
            }
        }
    }

    /** Returns the path of the file that a template makes, by which the template is found. */
    private static String made(String path) {
        return path.endsWith(TEMPLATE) ? path.substring(0, path.length() - TEMPLATE.length()) : path;
    }

    /** Adds what a script or a task copies into the contexts of the images that it builds. */
    private void copied(FileFacts file) {
        if (file.builds().isEmpty()) {
            return;
        }
        RepositoryPath folder = RepositoryPath.of(file.file().path()).folder();
        CopyCommands.in(file).forEach(copied -> resolved(folder, copied)
                .ifPresent(filling -> file.builds().forEach(build -> into(build, filling))));
    }

    /** Returns what is copied, with repository paths: a script runs in its folder, or in the root. */
    private Optional<Filling> resolved(RepositoryPath folder, CopyCommands.Copied copied) {
        return Stream.of(folder, RepositoryPath.ROOT)
                .distinct()
                .flatMap(base -> base
                        .resolve(copied.from())
                        .filter(from -> exists.test(from.text()))
                        .flatMap(from -> base.resolve(copied.to()).map(at -> new Filling(at, from)))
                        .stream())
                .findFirst();
    }

    private void into(ImageBuild build, Filling filling) {
        build.context()
                .flatMap(ImageBuild.Context::folder)
                .flatMap(context -> filling.at().below(RepositoryPath.of(context)))
                .ifPresent(at -> add(build.dockerfile(), at, filling.from().text()));
    }

    /** Returns an image with the files that come into its context. */
    Image filled(Image image) {
        RepositoryPath context = RepositoryPath.of(image.context());
        List<Mount> mounts = byDockerfile.getOrDefault(image.stage().place().path(), List.of()).stream()
                .filter(filling -> !exists.test(context.at(filling.at().text()).text()))
                .flatMap(filling -> image.chain().stream()
                        .flatMap(stage -> stage.origin().copies().stream())
                        .filter(copy -> !copy.from().contains("*"))
                        .flatMap(copy -> taken(copy, filling).stream()))
                .toList();
        return mounts.isEmpty() ? image : image.filledWith(mounts);
    }

    /** Returns what a COPY takes of what comes into the context, if the repository has that. */
    private Optional<Mount> taken(Unit.Copy copy, Filling filling) {
        RepositoryPath from = RepositoryPath.of(copy.from());
        ContainerPath to = ContainerPath.of(copy.to());
        Optional<Mount> around =
                filling.at().below(from).map(below -> new Mount(filling.from().text(), to.resolve(below), Source.COPY));
        return around.or(() -> from.below(filling.at())
                .map(below -> filling.from().at(below).text())
                .filter(exists)
                .map(path -> new Mount(path, to, Source.COPY)));
    }
}
