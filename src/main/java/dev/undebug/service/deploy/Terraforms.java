package dev.undebug.service.deploy;

import dev.undebug.fact.EnvVar;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Unit;
import dev.undebug.read.terraform.TerraformProject;
import dev.undebug.service.tree.WorkBudget;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Evaluates the repository's Terraform files together: modules that use one another, with their values. */
public final class Terraforms {
    /** The work of parsing a Terraform file twice, in evaluated expressions. */
    private static final int FILE_WORK = 40;

    private final WorkBudget budget;

    /** @param budget once it is spent, each file is read on its own */
    public Terraforms(WorkBudget budget) {
        this.budget = budget;
    }

    /** Returns the facts of all files, with Terraform values resolved across files. */
    public List<FileFacts> facts(List<FileFacts> facts) {
        List<SourceFile> files = facts.stream()
                .map(FileFacts::file)
                .filter(file -> TerraformProject.isPart(file.path()))
                .toList();
        if (files.size() < 2 || !budget.tryCharge((long) FILE_WORK * files.size())) {
            return facts;
        }
        TerraformProject project = new TerraformProject(files);
        Map<String, List<Unit>> units = new LinkedHashMap<>();
        for (Unit unit : project.units()) {
            units.computeIfAbsent(unit.place().path(), path -> new ArrayList<>())
                    .add(unit);
        }
        return facts.stream()
                .map(file -> TerraformProject.isPart(file.file().path())
                        ? file.withUnits(together(file, project, units))
                        : file)
                .toList();
    }

    /** Replaces what the file alone says of its resources. The start scripts of its machines stay. */
    private static List<Unit> together(FileFacts file, TerraformProject project, Map<String, List<Unit>> units) {
        List<Unit> all = new ArrayList<>(units.getOrDefault(file.file().path(), List.of()));
        Set<Unit> alone = Set.copyOf(new TerraformProject(List.of(file.file())).units());
        for (Unit unit : file.units()) {
            if (alone.contains(unit)) {
                continue;
            }
            if (TerraformProject.isLoose(unit)) {
                List<EnvVar> rest = unit.environment().stream()
                        .filter(variable -> !project.knows(variable))
                        .toList();
                all.add(unit.with(rest));
            } else {
                all.add(unit);
            }
        }
        return all;
    }
}
