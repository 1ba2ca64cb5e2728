package dev.undebug.service.deploy;

import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Origin;
import dev.undebug.fact.Unit;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The folders of the repository that tools and scripts put on machines, by where they are there. */
public final class PlacedFolders {
    /** A target that more tasks have says nothing. */
    private static final int MAX_ALIKE = 50;

    private static final String TEMPLATE = ".j2";

    /** The folders of a role with what it does. */
    private static final Set<String> TASKS = Set.of("tasks", "handlers");

    /** A part of a path that a tool fills in, and what launches have in its place. */
    private static final Pattern EXPRESSION = Pattern.compile("\\{\\{([^{}]*)}}");

    private static final String GAP = "…";

    /** Of machines of folders around each other, the innermost one first. */
    private static final Comparator<Placed> INNERMOST = Comparator.comparing(
            placed -> placed.within().map(RepositoryPath::text).orElse("").length(), Comparator.reverseOrder());

    private final Map<ContainerPath, List<Placed>> byTarget = new HashMap<>();

    /** The files that are put in folders that are not known, by the file of the tool. */
    private final Map<String, Set<Placed>> anywhere = new LinkedHashMap<>();

    /** @param files all files of the repository */
    public PlacedFolders(List<FileFacts> files) {
        for (FileFacts file : files) {
            file.units().stream()
                    .filter(unit -> unit.kind() == Unit.Kind.PLACEMENT)
                    .forEach(this::placed);
        }
        files.forEach(
                file -> CopyCommands.in(file).forEach(copied -> add(file.file().path(), copied)));
    }

    private void placed(Unit placement) {
        String by = placement.place().path();
        boolean shared = placement.origin() instanceof Origin.Placement origin && origin.shared();
        Optional<RepositoryPath> within =
                shared ? Optional.of(RepositoryPath.of(by).folder()) : Optional.empty();
        placement.origin().copies().forEach(copy -> add(by, copy, true, within));
    }

    /** Adds what a script copies to a path of a machine: it runs in its own folder, or in the root of the repository. */
    private void add(String script, CopyCommands.Copied copied) {
        boolean known = copied.to().indexOf('$') < 0 && copied.from().indexOf('$') < 0;
        if (known && copied.to().startsWith("/") && copied.from().startsWith("/")) {
            copied(script, ContainerPath.of(copied.from()), ContainerPath.of(copied.to()));
        } else if (known && copied.to().startsWith("/")) {
            Stream.of(RepositoryPath.of(script).folder(), RepositoryPath.ROOT)
                    .distinct()
                    .flatMap(base -> base.resolve(copied.from()).stream())
                    .forEach(from -> add(script, new Unit.Copy(from.text(), copied.to()), false, Optional.empty()));
        }
    }

    /** Adds what a script copies from a folder that its machine shares with the repository: {@code cp -r /vagrant/app /opt/shop}. */
    private void copied(String script, ContainerPath from, ContainerPath to) {
        RepositoryPath own = RepositoryPath.of(script);
        List<Placed> shared = from.upward()
                .filter(folder -> !folder.isRoot())
                .flatMap(folder -> byTarget.getOrDefault(folder, List.of()).stream()
                        .filter(placed -> placed.within().filter(own::isIn).isPresent())
                        .map(placed -> new Placed(
                                script,
                                placed.from().at(from.below(folder).orElseThrow()),
                                List.of(),
                                false,
                                placed.within())))
                .sorted(INNERMOST)
                .toList();
        List<Placed> alike = byTarget.computeIfAbsent(to, key -> new ArrayList<>());
        shared.stream().limit(Math.max(0, MAX_ALIKE - alike.size())).forEach(alike::add);
    }

    private void add(String by, Unit.Copy copy, boolean byTool, Optional<RepositoryPath> within) {
        if (copy.to().isEmpty()) {
            Set<Placed> open = anywhere.computeIfAbsent(by, key -> new LinkedHashSet<>());
            if (open.size() < MAX_ALIKE) {
                open.add(new Placed(by, RepositoryPath.of(copy.from()), List.of(), byTool, within));
            }
            return;
        }
        Matcher open = EXPRESSION.matcher(copy.to());
        List<String> expressions = open.results().map(found -> found.group(1)).toList();
        List<Placed> alike = byTarget.computeIfAbsent(ContainerPath.of(open.replaceAll(GAP)), key -> new ArrayList<>());
        if (alike.size() < MAX_ALIKE) {
            alike.add(new Placed(by, RepositoryPath.of(copy.from()), expressions, byTool, within));
        }
    }

    /**
     * A file or a folder that is put on a machine.
     *
     * @param by the file of the tool
     * @param expressions in the path on the machine
     * @param byTool whether a tool puts it there for a machine, and no script copies it
     * @param within the folder for whose launches alone it is there, since a machine of that folder has it
     */
    private record Placed(
            String by, RepositoryPath from, List<String> expressions, boolean byTool, Optional<RepositoryPath> within) {
        /** Returns how many folders above the tool's file there are without the launch. */
        long distance(RepositoryPath launch) {
            return RepositoryPath.of(by)
                    .above()
                    .takeWhile(folder -> !launch.isIn(folder))
                    .count();
        }
    }

    /**
     * Returns the folders of the repository that may stand at a folder of the machine, those first that are put there near
     * a launch.
     *
     * @param files the names of the files that the launch looks for there
     * @param launch the file of the launch
     */
    public Stream<String> at(ContainerPath machine, List<String> files, SourceFile launch) {
        Stream<String> single = files.stream().flatMap(file -> put(machine.resolve(file), launch)
                .flatMap(placed -> folderOf(placed.from(), file).stream()));
        Stream<String> whole = machine.upward()
                .filter(folder -> !folder.isRoot())
                .flatMap(folder -> put(folder, launch).map(placed -> placed.from()
                        .at(machine.below(folder).orElseThrow())
                        .text()));
        return Stream.concat(single, whole).distinct();
    }

    /** Returns the folders from which the role or the play of a launch puts files on the machine without a word of where. */
    public Stream<String> anywhere(List<String> files, SourceFile launch) {
        RepositoryPath own = RepositoryPath.of(launch.path());
        return anywhere.entrySet().stream()
                .filter(tool -> own.isIn(around(tool.getKey())))
                .flatMap(tool -> tool.getValue().stream())
                .flatMap(placed -> Stream.concat(
                        Stream.of(placed.from().text()),
                        files.stream().flatMap(file -> folderOf(placed.from(), file).stream())));
    }

    /** Returns the folder of the role, or of the play, in which a file of Ansible is. */
    private static RepositoryPath around(String path) {
        RepositoryPath own = RepositoryPath.of(path).folder();
        return TASKS.contains(own.name()) ? own.folder() : own;
    }

    /**
     * Returns what is put at a path, that of tools near a launch first. Of a path that is filled in, the launch has to name
     * the same expressions, and if it names those of several paths, nobody sees which one is meant.
     */
    private Stream<Placed> put(ContainerPath target, SourceFile launch) {
        RepositoryPath file = RepositoryPath.of(launch.path());
        List<Placed> meant = byTarget.getOrDefault(target, List.of()).stream()
                .filter(placed -> placed.expressions().stream().allMatch(launch.text()::contains))
                .filter(placed ->
                        placed.within().filter(folder -> !file.isIn(folder)).isEmpty())
                .sorted(Comparator.<Placed>comparingLong(placed -> placed.distance(file))
                        .thenComparing(INNERMOST))
                .toList();
        boolean several =
                meant.stream().map(Placed::expressions).distinct().limit(2).count() > 1;
        return several ? Stream.empty() : meant.stream();
    }

    /**
     * Returns the files, or the templates of them, that may be put at a path of the machine; folders are among them. What is
     * put at a path that is filled in may be for another program.
     */
    public Stream<String> files(ContainerPath path) {
        return byTarget.getOrDefault(path, List.of()).stream()
                .filter(placed -> placed.expressions().isEmpty())
                .map(placed -> placed.from().text())
                .distinct();
    }

    /**
     * Returns the files that may have a path of the machine, alone or with a folder around them, those first that are put
     * there near a launch.
     */
    Stream<String> files(ContainerPath path, SourceFile launch) {
        ContainerPath filled = ContainerPath.of(EXPRESSION.matcher(path.text()).replaceAll(GAP));
        return filled.upward().filter(folder -> !folder.isRoot()).flatMap(folder -> put(folder, launch)
                .map(placed -> placed.from().at(filled.below(folder).orElseThrow()))
                .map(RepositoryPath::text));
    }

    /** Returns the file that has a path of the machine, alone or with the folder around it, unless several may have it. */
    Optional<String> only(ContainerPath path, Predicate<String> exists) {
        List<String> all = path.upward()
                .filter(folder -> !folder.isRoot())
                .flatMap(folder -> files(folder).map(from -> RepositoryPath.of(from)
                        .at(path.below(folder).orElseThrow())
                        .text()))
                .filter(exists)
                .distinct()
                .limit(2)
                .toList();
        return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
    }

    /**
     * A file of the repository that is put on a machine under another name.
     *
     * @param by the file of the tool or the script
     * @param byTool whether it is a tool, which replaces what else may be at the path
     */
    public record Renamed(String file, String by, boolean byTool) {}

    /** Returns the file that is put at a path of the machine, unless several may be. */
    public Optional<Renamed> renamed(ContainerPath path, Predicate<String> exists) {
        List<Placed> all = byTarget.getOrDefault(path, List.of()).stream()
                .filter(placed -> exists.test(placed.from().text()))
                .toList();
        boolean one = all.stream().map(Placed::from).distinct().limit(2).count() == 1;
        return all.stream()
                .filter(placed -> one && placed.expressions().isEmpty())
                .map(placed -> new Renamed(placed.from().text(), placed.by(), placed.byTool()))
                .findFirst();
    }

    /** Returns the folder in which a single file, or a template of it, has the path that it is looked for with. */
    private static Optional<String> folderOf(RepositoryPath from, String file) {
        String path = from.text().endsWith(TEMPLATE)
                ? from.text().substring(0, from.text().length() - TEMPLATE.length())
                : from.text();
        boolean alone = path.equals(file);
        return alone || path.endsWith("/" + file)
                ? Optional.of(alone ? "" : path.substring(0, path.length() - file.length() - 1))
                : Optional.empty();
    }
}
