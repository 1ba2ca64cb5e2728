package dev.undebug.service.deploy;

import dev.undebug.fact.EnvVar;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Unit;
import dev.undebug.read.terraform.TerraformProject;
import dev.undebug.read.terraform.TerraformTexts;
import dev.undebug.service.tree.WorkBudget;
import dev.undebug.service.tree.Workspace;
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

    private final Workspace workspace;
    private final WorkBudget budget;

    /** @param budget once it is spent, each file is read on its own */
    public Terraforms(Workspace workspace, WorkBudget budget) {
        this.workspace = workspace;
        this.budget = budget;
    }

    /** Returns the facts of all files, with Terraform values resolved across files. */
    public List<FileFacts> facts(List<FileFacts> facts) {
        List<SourceFile> files = facts.stream()
                .map(FileFacts::file)
                .filter(file -> TerraformProject.isPart(file.path()))
                .toList();
        Map<String, String> readers = new LinkedHashMap<>();
        files.forEach(file -> TerraformTexts.of(file).forEach(text -> readers.putIfAbsent(text, file.path())));
        boolean alone = files.size() < 2 && readers.isEmpty();
        if (alone || !budget.tryCharge((long) FILE_WORK * (files.size() + readers.size()))) {
            return facts;
        }
        workspace.load(readers.keySet());
        Map<String, SourceFile> texts = new LinkedHashMap<>();
        readers.keySet().forEach(path -> workspace.file(path).ifPresent(text -> texts.put(path, text)));
        TerraformProject project = new TerraformProject(files, texts);
        Map<String, List<Unit>> units = new LinkedHashMap<>();
        for (Unit unit : project.units()) {
            String place = unit.place().path();
            // The containers of a text belong to the file that reads it.
            units.computeIfAbsent(readers.getOrDefault(place, place), path -> new ArrayList<>())
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
