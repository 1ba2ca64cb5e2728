package dev.undebug.service.deploy;

import dev.undebug.fact.Command;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.read.Readers;
import dev.undebug.read.format.FilledFiles;
import dev.undebug.read.format.PlacedAs;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.RoleInference;
import dev.undebug.service.tree.Workspace;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads the units of systemd and the programs of supervisor whose own names do not tell what they are, but what puts them on
 * a machine or into an image does: {@code cp shop.unit /etc/systemd/system/shop.service}.
 */
public final class PlacedProcesses {
    /** A name that more files have says nothing. */
    private static final int MAX_ALIKE = 10;

    private static final int MAX_FILES = 100;

    /** Words without which nothing that a file copies is one. */
    private static final Set<String> WORDS = Set.of(".service", "supervisor", "init.d/");

    private final Workspace workspace;

    public PlacedProcesses(Workspace workspace) {
        this.workspace = workspace;
    }

    /**
     * A file that comes to a path.
     *
     * @param by the file that puts it there
     * @param role the role of that file
     * @param sources the paths that it may have in the repository
     */
    private record Placed(String by, Role role, List<RepositoryPath> sources, PlacedAs target) {
        String name() {
            return sources.get(0).name();
        }
    }

    /** Returns the facts with those of the files that are placed. */
    public List<FileFacts> read(List<FileFacts> files) {
        Set<String> known = files.stream()
                .filter(file -> !file.units().isEmpty())
                .map(file -> file.file().path())
                .collect(Collectors.toSet());
        Map<String, List<Placed>> found = found(files.stream()
                .filter(file -> WORDS.stream().anyMatch(file.file().text()::contains))
                .flatMap(PlacedProcesses::placed)
                .distinct()
                .toList());
        List<FileFacts> all = files.stream()
                .map(file -> Optional.ofNullable(found.get(file.file().path()))
                        .map(by -> file.orElse(role(by)))
                        .orElse(file))
                .toList();
        // A script is known as one that people run, not as one that a machine does.
        found.entrySet()
                .removeIf(placed -> known.contains(placed.getKey())
                        && !Readers.runsAtBoot(placed.getValue().get(0).target().path()));
        if (found.isEmpty()) {
            return all;
        }
        Map<String, PlacedAs> targets = new LinkedHashMap<>();
        found.forEach((path, by) -> targets.put(path, by.get(0).target()));
        workspace.loadProcesses(targets);
        List<FileFacts> read = new ArrayList<>(all);
        read.removeIf(file -> found.containsKey(file.file().path()));
        found.forEach((path, by) ->
                workspace.facts(path).map(file -> placed(file, by)).ifPresent(read::add));
        return List.copyOf(read);
    }

    private static FileFacts placed(FileFacts file, List<Placed> all) {
        Role role = role(all);
        return Readers.runsAtBoot(all.get(0).target().path()) && role != Role.UNKNOWN
                ? file.with(role)
                : file.orElse(role);
    }

    /** Returns the role of what only developers or tests put somewhere: it is theirs. */
    private static Role role(List<Placed> all) {
        List<Role> roles = all.stream().map(Placed::role).distinct().toList();
        boolean apart = roles.size() == 1 && (roles.get(0) == Role.DEVELOPMENT || roles.get(0) == Role.TEST);
        return apart ? roles.get(0) : Role.UNKNOWN;
    }

    /** Returns the role of what puts files somewhere: all that a script starts is for development where only developers run it. */
    private static Role role(FileFacts file) {
        boolean developers =
                !file.units().isEmpty() && file.units().stream().allMatch(unit -> unit.role() == Role.DEVELOPMENT);
        return RoleInference.firstKnown(
                RoleInference.ofOverlay(file.file().path()), developers ? Role.DEVELOPMENT : Role.UNKNOWN);
    }

    private static Stream<Placed> placed(FileFacts file) {
        String by = file.file().path();
        Stream<Placed> copies = file.units().stream()
                .flatMap(unit -> unit.origin().copies().stream()
                        // A container does not boot.
                        .filter(copy -> unit.kind() != Unit.Kind.IMAGE_STAGE || !Readers.runsAtBoot(copy.to())))
                .map(copy ->
                        new Placed(by, role(file), List.of(RepositoryPath.of(copy.from())), new PlacedAs(copy.to())));
        Stream<Placed> copied = CopyCommands.in(file)
                .map(copy -> new Placed(by, role(file), sources(by, copy.from()), new PlacedAs(copy.to())))
                .filter(one -> !one.sources().isEmpty());
        return Stream.of(copies, copied, filled(file))
                .flatMap(all -> all)
                .filter(one -> Readers.startsAt(one.target().path()));
    }

    /** Returns what scripts and tasks make of templates with names of their own: {@code sed … shop.tpl > shop.service}. */
    private static Stream<Placed> filled(FileFacts file) {
        String by = file.file().path();
        return file.units().stream()
                .filter(unit -> unit.kind() == Unit.Kind.SCRIPT || unit.kind() == Unit.Kind.TASK)
                .flatMap(PlacedProcesses::texts)
                .distinct()
                .limit(MAX_FILES)
                .flatMap(span -> FilledFiles.in(MappedText.of(file.file(), span)).stream())
                .map(made -> new Placed(by, role(file), sources(by, made.from()), made.to()))
                .filter(one -> !one.sources().isEmpty() && !one.name().isEmpty());
    }

    /** Returns the shell text of a script, or the lines of the commands of a task. */
    private static Stream<Span> texts(Unit unit) {
        return unit.kind() == Unit.Kind.SCRIPT
                ? Stream.of(unit.place().span())
                : unit.commands().stream().map(Command::place).map(place -> {
                    int line = place.line();
                    return new Span(
                            place.file().line(line).start(),
                            Math.max(place.span().end(), place.file().line(line).end()));
                });
    }

    /** A script runs in its own folder, in the root of the repository, or in one that nothing shows. */
    private static List<RepositoryPath> sources(String script, String from) {
        String known = from.indexOf('$') < 0 && !from.startsWith("/") ? from : ContainerPath.program(from);
        return known.indexOf('$') < 0
                ? Stream.of(RepositoryPath.of(script).folder(), RepositoryPath.ROOT)
                        .distinct()
                        .flatMap(base -> base.resolve(known).stream())
                        .toList()
                : List.of();
    }

    /** Returns what is placed, by the path in the repository: that which it may mean, else the files of its name. */
    private Map<String, List<Placed>> found(List<Placed> all) {
        Map<String, List<Placed>> found = new TreeMap<>();
        List<Placed> open = new ArrayList<>();
        for (Placed one : all) {
            List<String> there = one.sources().stream()
                    .map(RepositoryPath::text)
                    .filter(workspace::exists)
                    .toList();
            if (there.isEmpty()) {
                open.add(one);
            }
            there.forEach(path -> add(found, path, one));
        }
        if (!open.isEmpty()) {
            Map<String, List<String>> alike = alike(open);
            alike.values().removeIf(paths -> paths.size() > MAX_ALIKE);
            open.forEach(one -> alike.getOrDefault(one.name(), List.of()).forEach(path -> add(found, path, one)));
        }
        return found;
    }

    private static void add(Map<String, List<Placed>> found, String path, Placed one) {
        if (found.containsKey(path) || found.size() < MAX_FILES) {
            found.computeIfAbsent(path, key -> new ArrayList<>()).add(one);
        }
    }

    private Map<String, List<String>> alike(Collection<Placed> open) {
        Set<String> names = open.stream().map(Placed::name).collect(Collectors.toSet());
        Function<String, String> name = path -> RepositoryPath.of(path).name();
        return workspace.paths().stream()
                .filter(path -> names.contains(name.apply(path)))
                .collect(Collectors.groupingBy(name));
    }
}
