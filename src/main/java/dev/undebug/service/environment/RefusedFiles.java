package dev.undebug.service.environment;

import dev.undebug.fact.FileFacts;
import dev.undebug.read.compose.ComposeProject;
import dev.undebug.service.tree.Workspace;
import dev.undebug.service.verdict.Event;
import dev.undebug.service.verdict.EvidenceStep;
import dev.undebug.source.Place;
import dev.undebug.source.RepositoryPath;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Finds the compose files that {@code docker compose} refuses as a whole, because one of their services has neither an
 * image nor a build. A file that another one may complete is not refused, and Podman starts the other services.
 */
public final class RefusedFiles {
    private static final String PODMAN = "podman";

    private final Workspace workspace;
    private final List<FileFacts> facts;
    private final Predicate<String> ofItsFolder;

    /** @param ofItsFolder whether a file has a name that is loaded in its own folder, without being named */
    public RefusedFiles(Workspace workspace, List<FileFacts> facts, Predicate<String> ofItsFolder) {
        this.workspace = workspace;
        this.facts = facts;
        this.ofItsFolder = ofItsFolder;
    }

    /**
     * Returns why each of these files is refused, by its path.
     *
     * @param alone the services of each file loaded alone
     * @param together the services of files that are loaded together
     */
    public Map<String, EvidenceStep> of(
            Map<String, List<ComposeProject.Service>> alone, Collection<List<ComposeProject.Service>> together) {
        boolean none = alone.values().stream().flatMap(List::stream).noneMatch(ComposeProject.Service::refused);
        if (none || facts.stream().anyMatch(file -> file.file().contains(PODMAN))) {
            return Map.of();
        }
        Set<Place> completed = new HashSet<>();
        Stream.concat(alone.values().stream(), together.stream())
                .flatMap(List::stream)
                .filter(ComposeProject.Service::complete)
                .forEach(service -> completed.addAll(service.layers()));
        Map<String, EvidenceStep> refusals = new HashMap<>();
        alone.forEach((path, services) -> services.stream()
                .filter(ComposeProject.Service::refused)
                .filter(service -> service.layers().stream().noneMatch(completed::contains))
                .filter(service -> !isCompletedBeside(path, service, alone) && !mayInclude(path))
                .findFirst()
                .ifPresent(service -> refusals.put(path, step(service))));
        return refusals;
    }

    private static EvidenceStep step(ComposeProject.Service service) {
        Place place = service.unit().place();
        return new EvidenceStep(place, new Event.RefusedByCompose(service.unit().name(), place.toString()));
    }

    /**
     * Returns whether a file nearby has the service with an image, or a file in the same folder, which is an example or
     * not read, may be for compose, too.
     */
    private boolean isCompletedBeside(
            String path, ComposeProject.Service service, Map<String, List<ComposeProject.Service>> alone) {
        RepositoryPath folder = RepositoryPath.of(path).folder();
        boolean completed = alone.entrySet().stream()
                .filter(other -> !other.getKey().equals(path) && mayBeLoadedWith(folder, other.getKey()))
                .flatMap(other -> other.getValue().stream())
                .anyMatch(other -> other.complete()
                        && other.unit().name().equals(service.unit().name()));
        return completed
                || workspace.paths().stream()
                        .filter(other -> !alone.containsKey(other))
                        .map(RepositoryPath::of)
                        .anyMatch(other ->
                                other.folder().equals(folder) && other.name().contains("compose"));
    }

    /**
     * Returns whether somebody may load a file together with those of a folder. In another folder, the file of a project of
     * its own only has the same service once more, unless a command, a variable or a file names both.
     */
    private boolean mayBeLoadedWith(RepositoryPath folder, String other) {
        RepositoryPath there = RepositoryPath.of(other).folder();
        return there.equals(folder) || (!ofItsFolder.test(other) && (there.isIn(folder) || folder.isIn(there)));
    }

    /** Returns whether it includes a file that is not in the repository. */
    private boolean mayInclude(String path) {
        return workspace.file(path).stream()
                .flatMap(file -> ComposeProject.includes(file).stream())
                .flatMap(include -> include.paths().stream())
                .anyMatch(included -> !workspace.exists(included));
    }
}
