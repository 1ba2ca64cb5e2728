package dev.undebug.service.deploy;

import dev.undebug.fact.EnvFilePlacement;
import dev.undebug.fact.EnvFilePlacement.Mode;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Origin;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.service.tree.Workspace;
import dev.undebug.service.verdict.Event;
import dev.undebug.service.verdict.Event.UnseenEnvFile.Source;
import dev.undebug.service.verdict.EvidenceStep;
import dev.undebug.source.Place;
import dev.undebug.source.RepositoryPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The env files of services as deployments put them in place: {@code cp .env.prod .env && docker compose up -d}. */
public final class DeployedEnvFiles {
    private static final RepositoryPath WORKFLOWS = RepositoryPath.of(".github/workflows");

    private final Workspace workspace;
    private final List<EnvFilePlacement> placements;

    /** The indexes of the placements by the name of the file that they put in place. */
    private final Map<String, List<Integer>> byName = new HashMap<>();

    private final PlacedFolders folders;

    private final Map<NamedEnvFile, Map<String, List<EnvFilePlacement>>> known = new HashMap<>();

    /** The contents of files after each of their deployments: many services read the same ones. */
    private final Map<Reading, List<Variables>> read = new HashMap<>();

    /** Reads the files that are copied. */
    public DeployedEnvFiles(Workspace workspace, List<FileFacts> facts) {
        this.workspace = workspace;
        this.folders = new PlacedFolders(facts);
        this.placements =
                facts.stream().flatMap(file -> file.placements().stream()).toList();
        for (int i = 0; i < placements.size(); i++) {
            for (String name : NamedEnvFile.names(placements.get(i))) {
                byName.computeIfAbsent(name, key -> new ArrayList<>()).add(i);
            }
        }
        Set<String> sources = new LinkedHashSet<>();
        placements.stream()
                .filter(NamedEnvFile::mayBeDeployed)
                .forEach(placement -> placement.content().sources().forEach(source -> inRepository(source, placement)
                        .ifPresent(sources::add)));
        workspace.loadEnvFiles(sources);
    }

    /** Returns the folders and files that tools and scripts put on machines. */
    PlacedFolders folders() {
        return folders;
    }

    /**
     * Variables of an env file.
     *
     * @param all whether it has no others
     */
    private record Variables(List<Unit> units, boolean all) {
        private Variables unknown() {
            return new Variables(units.stream().map(DeployedEnvFiles::unknown).toList(), false);
        }
    }

    /** Returns the variables of an env file, by its repository path; a later one wins. */
    public List<Unit> of(String path) {
        return of(NamedEnvFile.of(path), List.of());
    }

    /**
     * Returns the variables of an env file; a later one wins.
     *
     * @param given the variables that the service has besides: what no deployment is seen to run changes none of them
     */
    public List<Unit> of(NamedEnvFile file, List<EnvVar> given) {
        Map<String, List<EnvFilePlacement>> deployments = deployments(file);
        if (deployments.isEmpty()) {
            return committed(file);
        }
        Set<String> names = given.stream().map(EnvVar::name).collect(Collectors.toSet());
        List<Unit> units = read(new Reading(file, names)).stream()
                .flatMap(variables -> variables.units().stream())
                .toList();
        // Which of several deployments runs is unknown.
        return deployments.size() == 1
                ? units
                : units.stream().map(DeployedEnvFiles::unknown).toList();
    }

    /**
     * An env file as a service reads it.
     *
     * @param given the names of the variables that the service has besides
     */
    private record Reading(NamedEnvFile file, Set<String> given) {}

    private List<Variables> read(Reading reading) {
        return read.computeIfAbsent(reading, one -> deployments(one.file()).values().stream()
                .map(own -> last(one, own))
                .toList());
    }

    /** Returns the file of the repository: the one that is named, or the one that a script puts on the machine. */
    private Optional<String> source(NamedEnvFile file) {
        return file.inRepository().filter(workspace::exists).or(() -> file.onMachine()
                .flatMap(path -> folders.only(path, workspace::exists))
                .filter(path -> {
                    workspace.loadEnvFiles(Set.of(path));
                    return true;
                }));
    }

    private List<Unit> committed(NamedEnvFile file) {
        return source(file).flatMap(workspace::facts).map(FileFacts::units).orElse(List.of());
    }

    /** Returns the variables that the file has after all commands of one deployment. */
    private Variables last(Reading reading, List<EnvFilePlacement> deployment) {
        NamedEnvFile file = reading.file();
        Variables current = new Variables(committed(file), isCommitted(file));
        for (EnvFilePlacement placement : deployment) {
            current = placed(current, placement, reading);
        }
        return current;
    }

    /** Returns the commands that put an env file in place. */
    public List<EvidenceStep> steps(NamedEnvFile file) {
        return deployments(file).values().stream()
                .flatMap(List::stream)
                .map(placement -> new EvidenceStep(
                        placement.place(), new Event.Other("puts " + EvidenceStep.code(file.shown()) + " in place")))
                .toList();
    }

    /**
     * Returns why some variables of an env file are unknown, if they are.
     *
     * @param named the place that names the file
     */
    public Optional<EvidenceStep> unseen(NamedEnvFile file, Place named) {
        Map<String, List<EnvFilePlacement>> deployments = deployments(file);
        if (deployments.isEmpty()) {
            return isCommitted(file)
                    ? Optional.empty()
                    : Optional.of(new EvidenceStep(named, new Event.UnseenEnvFile(shown(file), Source.FILE)));
        }
        List<List<EnvFilePlacement>> all = List.copyOf(deployments.values());
        List<Variables> contents = read(new Reading(file, Set.of()));
        return IntStream.range(0, all.size())
                .filter(i -> !contents.get(i).all())
                .mapToObj(all::get)
                .map(own -> new EvidenceStep(
                        own.get(own.size() - 1).place(), new Event.UnseenEnvFile(file.shown(), Source.COMMAND)))
                .findFirst();
    }

    /** Returns the path for people: what a workflow runs on a server does not run beside the workflow. */
    private String shown(NamedEnvFile file) {
        return file.inRepository()
                .filter(path -> file.onMachine().isEmpty())
                .flatMap(path -> RepositoryPath.of(path).below(WORKFLOWS))
                .filter(path -> !workspace.exists(path))
                .orElse(file.shown());
    }

    private boolean isCommitted(NamedEnvFile file) {
        return source(file).isPresent();
    }

    /** Returns the placements of a file by the file that has the commands: those of production if there are any. */
    private Map<String, List<EnvFilePlacement>> deployments(NamedEnvFile file) {
        return known.computeIfAbsent(file, this::found);
    }

    private Map<String, List<EnvFilePlacement>> found(NamedEnvFile file) {
        boolean there = isCommitted(file);
        SortedSet<Integer> named = new TreeSet<>();
        file.names().forEach(name -> named.addAll(byName.getOrDefault(name, List.of())));
        List<EnvFilePlacement> own = named.stream()
                .map(placements::get)
                .filter(placement -> file.isPutBy(placement, path -> bases(placement)
                        .anyMatch(base -> base.at(placement.path()).text().equals(path))))
                .filter(placement -> placement.mode() != Mode.MAY_REPLACE || !there)
                .toList();
        // What only adds to a file leaves what others write to it.
        boolean production = own.stream()
                .anyMatch(placement -> placement.role() == Role.PRODUCTION && placement.mode() != Mode.APPENDS);
        Map<String, List<EnvFilePlacement>> byFile = new LinkedHashMap<>();
        for (EnvFilePlacement placement : own) {
            if (!production || placement.role() == Role.PRODUCTION) {
                byFile.computeIfAbsent(placement.place().path(), key -> new ArrayList<>())
                        .add(placement);
            }
        }
        // Whatever a program changes in a committed file: the repository shows that file.
        byFile.values().removeIf(all -> all.stream().allMatch(placement -> placement.mode() == Mode.EDITS));
        if (byFile.values().stream().anyMatch(DeployedEnvFiles::areRun)) {
            byFile.values().removeIf(all -> !areRun(all));
        }
        return byFile;
    }

    private static boolean areRun(List<EnvFilePlacement> deployment) {
        return deployment.stream().anyMatch(NamedEnvFile::isRun);
    }

    private Variables placed(Variables current, EnvFilePlacement placement, Reading reading) {
        NamedEnvFile file = reading.file();
        boolean run = NamedEnvFile.isRun(placement) && placement.mode() != Mode.MAY_REPLACE;
        if (placement.mode() == Mode.EDITS) {
            return current.unknown();
        }
        EnvFilePlacement.Content content = placement.content();
        boolean sure = file.isSure(placement);
        boolean appends = placement.mode() == Mode.APPENDS;
        List<Unit> units = new ArrayList<>();
        List<String> sources = content.sources().stream()
                .flatMap(source -> inRepository(source, placement).stream())
                .toList();
        for (String source : sources) {
            workspace.facts(source).map(FileFacts::units).orElse(List.of()).stream()
                    .map(unit -> sure ? unit : unknown(unit))
                    .forEach(units::add);
        }
        if (!content.variables().isEmpty()) {
            units.add(sure ? written(placement) : unknown(written(placement)));
        }
        if (!run) {
            units.replaceAll(unit -> without(unit, reading));
        }
        units.addAll(0, appends ? current.units() : run ? List.of() : committed(file));
        boolean shown = sources.size() == content.sources().size();
        boolean all = shown && content.whole() && (current.all() || !appends || isFirst(current));
        return shown && (all || !units.isEmpty()) ? new Variables(units, all) : current.unknown();
    }

    /** Returns what a command adds that nothing is seen to run: it changes no variable that the service has anyway. */
    private Unit without(Unit unit, Reading reading) {
        Set<String> own = committed(reading.file()).stream()
                .flatMap(committed -> committed.environment().stream())
                .map(EnvVar::name)
                .collect(Collectors.toSet());
        return unit.with(unit.environment().stream()
                .filter(variable ->
                        !own.contains(variable.name()) && !reading.given().contains(variable.name()))
                .toList());
    }

    /** A script that only adds to a file which nothing else shows most likely makes it. */
    private static boolean isFirst(Variables current) {
        return current.units().isEmpty();
    }

    private static Unit written(EnvFilePlacement placement) {
        return new Unit(
                Unit.Kind.VARIABLES,
                "",
                placement.place(),
                placement.role(),
                placement.content().variables(),
                List.of(),
                Origin.NONE);
    }

    private static Unit unknown(Unit unit) {
        return unit.with(unit.environment().stream()
                .map(variable -> variable.with(Optional.empty()))
                .toList());
    }

    private Optional<String> inRepository(String written, EnvFilePlacement placement) {
        return bases(placement)
                .map(base -> base.at(written).text())
                .filter(workspace::exists)
                .findFirst();
    }

    private static Stream<RepositoryPath> bases(EnvFilePlacement placement) {
        return RepositoryPath.of(placement.place().path()).folder().upward();
    }
}
