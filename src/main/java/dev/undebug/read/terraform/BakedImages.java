package dev.undebug.read.terraform;

import dev.undebug.fact.Baking;
import dev.undebug.fact.Baking.Target;
import dev.undebug.fact.Baking.Use;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.ImageBuild;
import dev.undebug.source.RepositoryPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The images that {@code docker buildx bake} builds: which files it merges, which of their targets something builds, and what
 * commands set besides. Source: the reference of {@code docker buildx bake}.
 */
public final class BakedImages {
    /** The files that a command reads without {@code -f}; later ones win. */
    private static final List<String> USUAL =
            List.of("docker-bake.json", "docker-bake.hcl", "docker-bake.override.json", "docker-bake.override.hcl");

    /** The files with targets, by their paths. */
    private final Map<String, Baking> files = new LinkedHashMap<>();

    /** The files of the usual names, by their folders. */
    private final Map<String, List<String>> usual = new LinkedHashMap<>();

    /** The commands, by the files that they read together. */
    private final Map<List<String>, List<Use>> read = new LinkedHashMap<>();

    private BakedImages(List<FileFacts> all) {
        all.stream()
                .filter(file -> !file.baking().targets().isEmpty())
                .forEach(file -> files.put(file.file().path(), file.baking()));
        for (String name : USUAL) {
            files.keySet().stream()
                    .map(RepositoryPath::of)
                    .filter(path -> path.name().equals(name))
                    .forEach(path -> usual.computeIfAbsent(path.folder().text(), key -> new ArrayList<>())
                            .add(path.text()));
        }
        Set<List<String>> together = new LinkedHashSet<>();
        List<Use> open = new ArrayList<>();
        for (FileFacts file : all) {
            for (Use use : file.baking().uses()) {
                List<List<String>> of = filesOf(use);
                of.forEach(one ->
                        read.computeIfAbsent(one, key -> new ArrayList<>()).add(use));
                if (of.isEmpty()) {
                    open.add(use);
                }
            }
        }
        Set<String> named = new LinkedHashSet<>();
        read.keySet().forEach(named::addAll);
        usual.values().stream()
                .filter(one -> one.stream().noneMatch(named::contains))
                .forEach(together::add);
        files.keySet().stream()
                .filter(path -> !named.contains(path)
                        && !USUAL.contains(RepositoryPath.of(path).name()))
                .forEach(path -> together.add(List.of(path)));
        together.forEach(one -> read.put(one, new ArrayList<>()));
        // A command whose files are not known may read any of them.
        read.values().forEach(uses -> uses.addAll(open));
    }

    /** Returns the facts with the builds of the targets. */
    public static List<FileFacts> built(List<FileFacts> all) {
        return all.stream().allMatch(file -> file.baking().targets().isEmpty()) ? all : new BakedImages(all).into(all);
    }

    /** Returns the files that a command may read together; none if they are not known. */
    private List<List<String>> filesOf(Use use) {
        RepositoryPath from = RepositoryPath.of(use.place().path()).folder();
        List<RepositoryPath> folders = Stream.concat(
                        from.upward().flatMap(folder -> folder.resolve(use.folder()).stream()), from.upward())
                .toList();
        if (use.files().isEmpty()) {
            List<List<String>> nearest = folders.stream()
                    .flatMap(folder -> Stream.ofNullable(usual.get(folder.text())))
                    .limit(1)
                    .toList();
            return nearest.isEmpty() ? List.copyOf(usual.values()) : nearest;
        }
        List<String> known = use.files().stream()
                .flatMap(written -> file(written, folders).stream())
                .distinct()
                .toList();
        return known.isEmpty() ? List.of() : List.of(known);
    }

    private List<String> file(String written, List<RepositoryPath> folders) {
        List<String> there = folders.stream()
                .flatMap(folder -> folder.resolve(written).stream())
                .map(RepositoryPath::text)
                .filter(files::containsKey)
                .limit(1)
                .toList();
        String end = written.replaceFirst("^(?:\\.{0,2}/)+", "");
        return there.isEmpty()
                ? files.keySet().stream()
                        .filter(path -> RepositoryPath.of(path).endsWith(end))
                        .toList()
                : there;
    }

    private List<FileFacts> into(List<FileFacts> all) {
        Map<String, Set<ImageBuild>> ofFiles = new LinkedHashMap<>();
        List<BakeProject> projects = read.entrySet().stream()
                .map(entry -> project(entry.getKey(), entry.getValue()))
                .toList();
        projects.forEach(project -> project.builds()
                .forEach(build -> ofFiles.computeIfAbsent(build.place().path(), key -> new LinkedHashSet<>())
                        .add(build)));
        return all.stream()
                .map(file -> with(file, ofFiles.getOrDefault(file.file().path(), Set.of()), projects))
                .toList();
    }

    private static FileFacts with(FileFacts file, Set<ImageBuild> ofTargets, List<BakeProject> projects) {
        if (ofTargets.isEmpty() && file.baking().uses().isEmpty()) {
            return file;
        }
        Stream<ImageBuild> written = file.builds().stream().flatMap(build -> file.baking().uses().stream()
                .filter(use -> use.place().equals(build.place()))
                .findFirst()
                .map(use -> set(build, use, projects).stream())
                .orElse(Stream.of(build)));
        return file.withBuilds(
                Stream.concat(written, ofTargets.stream()).distinct().toList());
    }

    /** Returns the builds of the targets for which a command sets arguments, or else its own where no target is known. */
    private static List<ImageBuild> set(ImageBuild build, Use use, List<BakeProject> projects) {
        List<ImageBuild> known =
                projects.stream().flatMap(project -> project.set(build, use)).toList();
        return known.isEmpty() ? List.of(build) : known;
    }

    private BakeProject project(List<String> paths, List<Use> uses) {
        Map<String, Target> targets = new LinkedHashMap<>();
        Map<String, List<String>> groups = new LinkedHashMap<>();
        for (String path : paths) {
            Baking file = files.getOrDefault(path, Baking.NONE);
            file.targets()
                    .forEach(target -> targets.merge(target.name(), target, (before, after) -> after.over(before)));
            groups.putAll(file.groups());
        }
        return new BakeProject(targets, groups, uses);
    }
}
