package dev.undebug.service.deploy;

import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Origin;
import dev.undebug.fact.Unit;
import dev.undebug.read.helm.HelmRelease;
import dev.undebug.read.text.TemplatePlaceholders;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** The commands of the repository that install its charts. */
final class HelmCommands {
    private final Map<String, List<Unit>> releases = new LinkedHashMap<>();
    private final List<String> folders;

    /** @param folders the folders of the charts */
    HelmCommands(List<FileFacts> facts, List<String> folders) {
        this.folders = List.copyOf(folders);
        for (FileFacts file : facts) {
            for (Unit unit : file.units()) {
                if (unit.origin() instanceof Origin.Release origin) {
                    chart(origin).ifPresent(folder -> releases.computeIfAbsent(folder, key -> new ArrayList<>())
                            .add(unit));
                }
            }
        }
    }

    /** A command may run in any folder: the name of the chart's own one is enough where only one chart has it. */
    private Optional<String> chart(Origin.Release origin) {
        RepositoryPath written =
                RepositoryPath.of(origin.chart().replaceFirst("^(?:\\./)+", "").replaceFirst("/+$", ""));
        if (folders.contains(written.text())) {
            return Optional.of(written.text());
        }
        if (!origin.chart().startsWith(".") && origin.chart().contains("/")) {
            // The chart of another repository.
            return Optional.empty();
        }
        if (origin.chart().equals(".") && folders.size() == 1) {
            return Optional.of(folders.get(0));
        }
        List<String> named = folders.stream()
                .filter(folder -> RepositoryPath.of(folder).name().equals(written.name())
                        && !written.name().isEmpty())
                .toList();
        return named.size() == 1 ? Optional.of(named.get(0)) : Optional.empty();
    }

    /** Returns the possible paths of the files of values that the commands name. */
    Set<String> valuesFiles() {
        Set<String> paths = new TreeSet<>();
        releases.forEach((folder, units) -> units.forEach(
                unit -> origin(unit).values().forEach(written -> paths.addAll(meant(written, folder, unit)))));
        return paths;
    }

    private static Origin.Release origin(Unit unit) {
        return (Origin.Release) unit.origin();
    }

    /** A path is relative to the root, where pipelines run, or to the folder of the script or of the chart. */
    private static List<String> meant(String written, String folder, Unit unit) {
        RepositoryPath script = RepositoryPath.of(unit.place().path()).folder();
        return List.of("", script.text(), folder).stream()
                .flatMap(base -> RepositoryPath.of(base).resolve(written).stream())
                .map(RepositoryPath::text)
                .distinct()
                .toList();
    }

    /** Returns the releases of a chart. A file of values that is not in the repository is left out. */
    List<HelmRelease> of(String folder, Function<String, Optional<SourceFile>> files) {
        return releases.getOrDefault(folder, List.of()).stream()
                .map(unit -> release(folder, unit, files))
                .toList();
    }

    /** Returns a text with marks for its unknown parts: {@code acme/shop:$TAG}. One of which nothing is known may be empty. */
    private static Optional<String> marked(String text) {
        return Optional.of(NamedBuilds.marked(text))
                .filter(marked ->
                        !TemplatePlaceholders.isKnown(marked) && marked.chars().anyMatch(Character::isLetterOrDigit));
    }

    private static HelmRelease release(String folder, Unit unit, Function<String, Optional<SourceFile>> files) {
        Origin.Release origin = origin(unit);
        List<SourceFile> values = origin.values().stream()
                .flatMap(written -> meant(written, folder, unit).stream()
                        .flatMap(path -> files.apply(path).stream())
                        .limit(1))
                .toList();
        List<HelmRelease.Set> set = origin.set().stream()
                .map(one -> new HelmRelease.Set(
                        one.name(),
                        one.value().or(() -> one.partly().flatMap(HelmCommands::marked)),
                        false,
                        one.place()))
                .toList();
        Optional<String> name = Optional.of(unit.name()).filter(known -> !known.isEmpty());
        return new HelmRelease(name, values, set, unit.role(), unit.place());
    }
}
