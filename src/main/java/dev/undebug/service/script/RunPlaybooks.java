package dev.undebug.service.script;

import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Origin;
import dev.undebug.fact.PartlyRead;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.read.Readers;
import dev.undebug.read.provision.PlaybookRun;
import dev.undebug.service.tree.Workspace;
import dev.undebug.source.RepositoryPath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Reads the playbooks that the repository runs where it deploys: their {@code hosts: localhost} is the machine of that
 * command, not a developer's.
 */
public final class RunPlaybooks {
    /** Roles of machines that visitors meet, and whether only a pipeline runs the playbook there. */
    private static final Comparator<PlaybookRun> FOREMOST = Comparator.comparing(
                    (PlaybookRun run) -> run.machine() != Role.PRODUCTION)
            .thenComparing(PlaybookRun::ofPipeline);

    private final Workspace workspace;

    public RunPlaybooks(Workspace workspace) {
        this.workspace = workspace;
    }

    /** Returns the facts with those of the playbooks that are run. */
    public List<FileFacts> read(List<FileFacts> files) {
        Map<String, List<PlaybookRun>> runs = runs(files, unit -> deploys(unit.role()));
        return runs.isEmpty()
                ? files
                : files.stream()
                        .map(file -> Optional.ofNullable(runs.get(file.file().path()))
                                .flatMap(all -> read(file, all))
                                .orElse(file))
                        .toList();
    }

    /** Returns what runs playbooks, by their paths. */
    static Map<String, List<PlaybookRun>> runs(List<FileFacts> files, Predicate<Unit> which) {
        List<String> known = files.stream().map(file -> file.file().path()).toList();
        Map<String, List<PlaybookRun>> runs = new HashMap<>();
        files.stream().flatMap(file -> file.units().stream()).forEach(unit -> {
            if (unit.origin() instanceof Origin.Playbook playbook && which.test(unit)) {
                PlaybookRun run = new PlaybookRun(unit.role(), playbook.ofPipeline());
                found(paths(unit, playbook), known).forEach(path -> runs.computeIfAbsent(path, key -> new ArrayList<>())
                        .add(run));
            }
        });
        return runs;
    }

    static boolean deploys(Role role) {
        return role == Role.PRODUCTION || role == Role.STAGING;
    }

    private Optional<FileFacts> read(FileFacts file, List<PlaybookRun> runs) {
        String path = file.file().path();
        Optional<PartlyRead> partly = file.partlyRead();
        return runs.stream()
                .min(FOREMOST)
                .flatMap(run -> Readers.read(file.file(), run))
                .map(read -> partly.map(read::with).orElse(read))
                .map(read -> workspace.roles().of(path).map(read::with).orElse(read));
    }

    /** A command on a server names the folders of the server: the playbook's own name is enough where only one file has it. */
    private static List<String> found(List<String> meant, List<String> known) {
        List<String> there = meant.stream().filter(known::contains).toList();
        String name = RepositoryPath.of(meant.isEmpty() ? "" : meant.get(0)).name();
        List<String> named = there.isEmpty()
                ? known.stream()
                        .filter(path -> RepositoryPath.of(path).name().equals(name))
                        .toList()
                : there;
        return there.isEmpty() && named.size() > 1 ? List.of() : named;
    }

    /** A path is relative to the folder of the command, which is one of the repository's root or of the script's own folder. */
    private static List<String> paths(Unit unit, Origin.Playbook playbook) {
        RepositoryPath script = RepositoryPath.of(unit.place().path()).folder();
        String written = playbook.path();
        return Stream.of(RepositoryPath.ROOT, script)
                .flatMap(base -> Stream.concat(
                        base.resolve(written).stream(),
                        base.resolve(playbook.folder()).flatMap(folder -> folder.resolve(written)).stream()))
                .map(RepositoryPath::text)
                .distinct()
                .toList();
    }
}
