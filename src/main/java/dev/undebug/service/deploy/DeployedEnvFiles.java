package dev.undebug.service.deploy;

import dev.undebug.fact.EnvFilePlacement;
import dev.undebug.fact.EnvFilePlacement.Mode;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Origin;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.read.env.EnvFileNames;
import dev.undebug.read.text.RoleInference;
import dev.undebug.service.tree.Workspace;
import dev.undebug.service.verdict.Event;
import dev.undebug.service.verdict.EvidenceStep;
import dev.undebug.source.RepositoryPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The env files of services as deployments put them in place: {@code cp .env.prod .env && docker compose up -d}. */
public final class DeployedEnvFiles {
    private final Workspace workspace;
    private final List<EnvFilePlacement> placements;

    /** Reads the files that are copied. */
    public DeployedEnvFiles(Workspace workspace, List<FileFacts> facts) {
        this.workspace = workspace;
        this.placements = facts.stream()
                .flatMap(file -> file.placements().stream())
                .filter(DeployedEnvFiles::isDeployed)
                .toList();
        Set<String> sources = new LinkedHashSet<>();
        placements.forEach(placement -> placement.sources().forEach(source -> inRepository(source, placement)
                .ifPresent(sources::add)));
        workspace.loadEnvFiles(sources);
    }

    /** Returns whether a deployment may run a command; people set up their own machines by templates. */
    private static boolean isDeployed(EnvFilePlacement placement) {
        return switch (placement.role()) {
            case PRODUCTION, STAGING -> true;
            case DEVELOPMENT, TEST -> false;
            case UNKNOWN ->
                placement.sources().stream()
                        .noneMatch(source -> EnvFileNames.isTemplate(source)
                                || RoleInference.ofPath(source) == Role.DEVELOPMENT
                                || RoleInference.ofPath(source) == Role.TEST);
        };
    }

    /** Returns whether the file surely has the values that a command shows: a deployment runs it, under no condition. */
    private static boolean isSure(EnvFilePlacement placement) {
        boolean deployed = placement.role() != Role.UNKNOWN
                || placement.sources().stream().map(RoleInference::ofPath).anyMatch(Role.PRODUCTION::equals);
        return deployed && placement.exact() && placement.mode() != Mode.MAY_REPLACE;
    }

    /** Returns the variables of an env file, by its repository path; a later one wins. */
    public List<Unit> of(String path) {
        List<Unit> committed = workspace.facts(path).map(FileFacts::units).orElse(List.of());
        Map<String, List<EnvFilePlacement>> deployments = deployments(path);
        if (deployments.isEmpty()) {
            return committed;
        }
        List<Unit> units = new ArrayList<>();
        deployments.values().forEach(own -> {
            List<Unit> current = committed;
            for (EnvFilePlacement placement : own) {
                current = placed(current, placement);
            }
            units.addAll(current);
        });
        // Which of several deployments runs is unknown.
        return deployments.size() == 1
                ? units
                : units.stream().map(DeployedEnvFiles::unknown).toList();
    }

    /** Returns the commands that put an env file in place. */
    public List<EvidenceStep> steps(String path) {
        return deployments(path).values().stream()
                .flatMap(List::stream)
                .map(placement -> new EvidenceStep(
                        placement.place(), new Event.Other("puts " + EvidenceStep.code(path) + " in place")))
                .toList();
    }

    /** Returns the placements of a file by the file that has the commands: those of production if there are any. */
    private Map<String, List<EnvFilePlacement>> deployments(String path) {
        boolean there = workspace.exists(path);
        List<EnvFilePlacement> own = placements.stream()
                .filter(placement -> isOf(placement, path))
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
        return byFile;
    }

    private List<Unit> placed(List<Unit> current, EnvFilePlacement placement) {
        List<Unit> units = new ArrayList<>();
        if (placement.mode() == Mode.APPENDS) {
            units.addAll(current);
        }
        List<String> sources = placement.sources().stream()
                .flatMap(source -> inRepository(source, placement).stream())
                .toList();
        for (String source : sources) {
            workspace.facts(source).map(FileFacts::units).orElse(List.of()).stream()
                    .map(unit -> isSure(placement) ? unit : unknown(unit))
                    .forEach(units::add);
        }
        if (!placement.variables().isEmpty()) {
            units.add(isSure(placement) ? written(placement) : unknown(written(placement)));
        }
        boolean shown = sources.size() == placement.sources().size() && !units.isEmpty();
        return shown ? units : current.stream().map(DeployedEnvFiles::unknown).toList();
    }

    private static Unit written(EnvFilePlacement placement) {
        return new Unit(
                Unit.Kind.ENV_FILE,
                "",
                placement.place(),
                placement.role(),
                placement.variables(),
                List.of(),
                Origin.NONE);
    }

    private static Unit unknown(Unit unit) {
        return unit.with(unit.environment().stream()
                .map(variable -> variable.with(Optional.empty()))
                .toList());
    }

    private static boolean isOf(EnvFilePlacement placement, String path) {
        String written = placement.path();
        boolean elsewhere = written.startsWith("/") || written.startsWith("~") || written.contains("$");
        return elsewhere
                ? RepositoryPath.of(written)
                        .name()
                        .equals(RepositoryPath.of(path).name())
                : bases(placement).anyMatch(base -> base.at(written).text().equals(path));
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
