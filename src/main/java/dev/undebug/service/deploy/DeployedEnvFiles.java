package dev.undebug.service.deploy;

import dev.undebug.fact.EnvFilePlacement;
import dev.undebug.fact.EnvFilePlacement.Mode;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Origin;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.service.tree.Workspace;
import dev.undebug.service.verdict.Event;
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
import java.util.stream.Stream;

/** The env files of services as deployments put them in place: {@code cp .env.prod .env && docker compose up -d}. */
public final class DeployedEnvFiles {
    private final Workspace workspace;
    private final List<EnvFilePlacement> placements;

    /** The indexes of the placements by the name of the file that they put in place. */
    private final Map<String, List<Integer>> byName = new HashMap<>();

    private final Map<NamedEnvFile, Map<String, List<EnvFilePlacement>>> known = new HashMap<>();

    /** Reads the files that are copied. */
    public DeployedEnvFiles(Workspace workspace, List<FileFacts> facts) {
        this.workspace = workspace;
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
        return of(NamedEnvFile.of(path));
    }

    /** Returns the variables of an env file; a later one wins. */
    public List<Unit> of(NamedEnvFile file) {
        Map<String, List<EnvFilePlacement>> deployments = deployments(file);
        if (deployments.isEmpty()) {
            return committed(file);
        }
        List<Unit> units = new ArrayList<>();
        deployments.values().forEach(own -> units.addAll(last(file, own).units()));
        // Which of several deployments runs is unknown.
        return deployments.size() == 1
                ? units
                : units.stream().map(DeployedEnvFiles::unknown).toList();
    }

    private List<Unit> committed(NamedEnvFile file) {
        return file.inRepository()
                .flatMap(workspace::facts)
                .map(FileFacts::units)
                .orElse(List.of());
    }

    /** Returns the variables that the file has after all commands of one deployment. */
    private Variables last(NamedEnvFile file, List<EnvFilePlacement> deployment) {
        Variables current = new Variables(committed(file), isCommitted(file));
        for (EnvFilePlacement placement : deployment) {
            current = placed(current, placement, file);
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
                    : Optional.of(new EvidenceStep(named, new Event.UnseenEnvFile(file.shown(), false)));
        }
        return deployments.values().stream()
                .filter(own -> !last(file, own).all())
                .map(own ->
                        new EvidenceStep(own.get(own.size() - 1).place(), new Event.UnseenEnvFile(file.shown(), true)))
                .findFirst();
    }

    private boolean isCommitted(NamedEnvFile file) {
        return file.inRepository().filter(workspace::exists).isPresent();
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
        boolean production = own.stream().anyMatch(placement -> placement.role() == Role.PRODUCTION);
        Map<String, List<EnvFilePlacement>> byFile = new LinkedHashMap<>();
        for (EnvFilePlacement placement : own) {
            if (!production || placement.role() == Role.PRODUCTION) {
                byFile.computeIfAbsent(placement.place().path(), key -> new ArrayList<>())
                        .add(placement);
            }
        }
        // Whatever a program changes in a committed file: the repository shows that file.
        byFile.values().removeIf(all -> all.stream().allMatch(placement -> placement.mode() == Mode.EDITS));
        return byFile;
    }

    private Variables placed(Variables current, EnvFilePlacement placement, NamedEnvFile file) {
        if (placement.mode() == Mode.EDITS) {
            return current.unknown();
        }
        EnvFilePlacement.Content content = placement.content();
        boolean sure = file.isSure(placement);
        boolean appends = placement.mode() == Mode.APPENDS;
        List<Unit> units = new ArrayList<>(appends ? current.units() : List.of());
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
        boolean shown = sources.size() == content.sources().size();
        boolean all = shown && content.whole() && (current.all() || !appends || isFirst(current));
        return shown && (all || !units.isEmpty()) ? new Variables(units, all) : current.unknown();
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
