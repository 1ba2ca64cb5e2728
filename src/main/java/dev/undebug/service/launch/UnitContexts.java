package dev.undebug.service.launch;

import dev.undebug.fact.EnvVar;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Origin;
import dev.undebug.fact.Platform;
import dev.undebug.fact.Unit;
import dev.undebug.read.Readers;
import dev.undebug.service.deploy.DeployedEnvFiles;
import dev.undebug.service.deploy.NamedEnvFile;
import dev.undebug.service.environment.EnvFileLines;
import dev.undebug.service.environment.MountTable;
import dev.undebug.service.environment.MountTable.Hidden;
import dev.undebug.service.environment.MountTable.Mount;
import dev.undebug.service.environment.MountTable.Source;
import dev.undebug.service.environment.RuntimeContext;
import dev.undebug.service.environment.RuntimeContext.Layered;
import dev.undebug.service.tree.WorkBudget;
import dev.undebug.service.verdict.EvidenceStep;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.Place;
import dev.undebug.source.RepositoryPath;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The runtime context of the programs of a unit: the layout of their files, and their variables. */
final class UnitContexts {
    private static final Pattern CLICKED = Pattern.compile("(?i)\\.(?:bat|cmd)$");

    private final Function<String, Optional<FileFacts>> facts;
    private final DeployedEnvFiles envFiles;
    private final WorkBudget budget;
    private final IdentityHashMap<Unit, List<Layered>> known = new IdentityHashMap<>();

    /**
     * @param facts the facts of a file, by repository path
     * @param budget counts the work; once it is spent, variables are left out
     */
    UnitContexts(Function<String, Optional<FileFacts>> facts, DeployedEnvFiles envFiles, WorkBudget budget) {
        this.facts = facts;
        this.envFiles = envFiles;
        this.budget = budget;
    }

    static String folder(Unit unit) {
        return RepositoryPath.of(unit.place().path()).folder().text();
    }

    static RuntimeContext ofTask(Unit unit) {
        return new RuntimeContext(List.of(), ContainerPath.ROOT, standing(folder(unit)));
    }

    /**
     * People start a script in its own folder or in the root of the repository. One of Windows that they click on starts in its own.
     *
     * @param namesOwn whether it says that it is the former
     * @param copied whether the root has a script of this name, too: the folder is most likely a copy of the project
     */
    static RuntimeContext ofScript(Unit unit, boolean namesOwn, boolean copied) {
        String own = folder(unit);
        if (namesOwn) {
            return new RuntimeContext(List.of(), ContainerPath.ROOT.resolve(own), standing(""));
        }
        boolean first = copied || CLICKED.matcher(unit.place().path()).find();
        return new RuntimeContext(List.of(), ContainerPath.ROOT, first ? standing("", own) : standing(own, ""));
    }

    /** Returns folders of the repository that a program most likely finds at the root, the most likely one last. */
    private static MountTable standing(String... folders) {
        List<Mount> mounts = Arrays.stream(folders)
                .map(folder -> new Mount(folder, ContainerPath.ROOT))
                .toList();
        return new MountTable(mounts, false, true);
    }

    /** The working directory of a process is most likely the folder of its file, or one above, or the root. */
    static RuntimeContext ofProcess(Unit unit) {
        Optional<String> written = unit.origin().workingDirectory();
        ContainerPath directory = written.map(ContainerPath::of).orElse(ContainerPath.ROOT);
        MountTable files = written.filter(path -> path.startsWith("/"))
                .map(path -> around(unit, directory))
                .orElseGet(() -> standing(folder(unit)));
        return new RuntimeContext(List.of(), directory, files);
    }

    private static MountTable around(Unit unit, ContainerPath directory) {
        List<Mount> mounts = new ArrayList<>();
        // A later mount covers an earlier one, so the nearest folder comes last.
        RepositoryPath.of(folder(unit)).upward().forEach(folder -> mounts.add(0, new Mount(folder.text(), directory)));
        return new MountTable(mounts, false, true);
    }

    /** An image from outside the repository: its files most likely have the layout of the folder. */
    static RuntimeContext outside(Unit unit, String otherwise) {
        String folder = unit.origin().build().map(Unit.Build::context).orElse(otherwise);
        ContainerPath directory =
                unit.origin().workingDirectory().map(ContainerPath::of).orElse(ContainerPath.ROOT);
        return new RuntimeContext(List.of(), directory, new MountTable(List.of(new Mount(folder, directory)), false));
    }

    static List<Mount> mounts(List<Unit.Copy> bound) {
        return bound.stream()
                .map(copy -> new Mount(copy.from(), ContainerPath.of(copy.to()), Source.MOUNT))
                .toList();
    }

    static RuntimeContext mounted(RuntimeContext base, Unit unit) {
        List<Mount> mounts = mounts(unit.origin().bindMounts());
        ContainerPath directory = unit.origin()
                .workingDirectory()
                .map(base.workingDirectory()::resolve)
                .orElse(base.workingDirectory());
        return new RuntimeContext(
                base.environment(),
                directory,
                base.files()
                        .mounting(
                                mounts,
                                unit.origin().contents(),
                                unit.origin().unseenMounts().stream()
                                        .map(mount -> new Hidden(ContainerPath.of(mount.path()), mount.bare()))
                                        .toList()),
                base.image());
    }

    /** Returns a context with the variables that a platform sets by itself, which those of files override. */
    private RuntimeContext on(Platform platform, RuntimeContext base, Unit unit) {
        Map<String, Platform.Given> given = platform.variables();
        if (!budget.tryCharge(given.size())) {
            return base;
        }
        return base.on(platform, unit);
    }

    RuntimeContext on(Optional<Platform> platform, RuntimeContext base, Unit unit) {
        return platform.map(found -> on(found, base, unit)).orElse(base);
    }

    /** Returns a context with the variables that the platform of a unit sets by itself. */
    RuntimeContext on(Unit host, RuntimeContext base) {
        return on(host.origin().platform(), base, host);
    }

    /** Returns the platform's variables for every process of a file. */
    List<Unit> ofPlatform(Unit unit) {
        return Readers.variablesBeside(unit.place().path())
                .flatMap(facts)
                .map(FileFacts::units)
                .orElse(List.of());
    }

    /** Returns the env files of a unit, as the program reads them that starts it. */
    List<Unit> envFiles(Unit unit) {
        return isDeployed(unit)
                ? named(unit).stream()
                        .flatMap(file -> envFiles.of(file, unit.environment()).stream())
                        .map(file -> without(file, unit.environment()))
                        .map(file -> EnvFileLines.of(file, unit))
                        .toList()
                : unit.origin().envFiles().stream()
                        .flatMap(path -> facts.apply(path).stream())
                        .flatMap(file -> file.units().stream())
                        .toList();
    }

    /** A unit that a script writes has the variables already that the script writes to its env files. */
    private static Unit without(Unit file, List<EnvVar> own) {
        Set<Place> places = own.stream().map(EnvVar::place).collect(Collectors.toSet());
        return file.with(file.environment().stream()
                .filter(variable -> !places.contains(variable.place()))
                .toList());
    }

    private static boolean isDeployed(Unit unit) {
        return unit.kind() == Unit.Kind.COMPOSE_SERVICE
                || unit.kind() == Unit.Kind.CONTAINER_RUN
                || unit.origin() instanceof Origin.Container
                || unit.origin() instanceof Origin.ServiceUnit;
    }

    private static List<NamedEnvFile> named(Unit unit) {
        return unit.origin() instanceof Origin.ServiceUnit service
                ? service.files().stream()
                        .map(file -> NamedEnvFile.of(file, service))
                        .toList()
                : unit.origin().envFiles().stream().map(NamedEnvFile::of).toList();
    }

    /** Returns the commands that put the env files of a unit in place, and what is unknown of these files. */
    List<EvidenceStep> placed(Unit unit) {
        if (!isDeployed(unit)) {
            return List.of();
        }
        List<EvidenceStep> steps = new ArrayList<>();
        named(unit).forEach(file -> steps.addAll(envFiles.steps(file)));
        named(unit).forEach(file -> envFiles.unseen(file, unit.place()).ifPresent(steps::add));
        return steps;
    }

    RuntimeContext withVariables(RuntimeContext base, List<Unit> sets) {
        long size = base.environment().size();
        for (Unit owner : sets) {
            size += owner.environment().size();
        }
        if (!budget.tryCharge(size)) {
            return base;
        }
        List<Layered> layers = new ArrayList<>();
        sets.forEach(owner -> layers.addAll(layers(owner)));
        return base.with(layers);
    }

    private List<Layered> layers(Unit unit) {
        return known.computeIfAbsent(unit, key -> key.environment().stream()
                .map(variable -> new Layered(variable, key.name()))
                .toList());
    }
}
