package dev.undebug.service.deploy;

import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Unit;
import dev.undebug.read.kubernetes.KubernetesReader;
import dev.undebug.read.kustomize.KustomizeProject;
import dev.undebug.service.tree.Workspace;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Adds to the facts of a manifest the programs that its containers mount from ConfigMaps of other manifests. */
public final class ConfigMapCode {
    /** With more manifests that hold programs, nobody sees which one is meant. */
    private static final int MAX_MANIFESTS = 50;

    private final Workspace workspace;

    public ConfigMapCode(Workspace workspace) {
        this.workspace = workspace;
    }

    /** Returns the facts of a file. */
    public Optional<FileFacts> facts(String path) {
        return workspace.facts(path).map(this::whole);
    }

    private FileFacts whole(FileFacts facts) {
        if (!facts.file().text().contains("configMap:") || !hasContainer(facts)) {
            return facts;
        }
        List<Unit> code = mounted(facts.file());
        return code.isEmpty()
                ? facts
                : FileFacts.ofUnits(
                        facts.file(),
                        Stream.concat(facts.units().stream(), code.stream()).toList());
    }

    private static boolean hasContainer(FileFacts facts) {
        return facts.units().stream().anyMatch(unit -> unit.kind() == Unit.Kind.CONTAINER);
    }

    /** A ConfigMap beside a manifest is the one that it names, unless a kustomization elsewhere builds on both. */
    private List<Unit> mounted(SourceFile manifest) {
        RepositoryPath folder = RepositoryPath.of(manifest.path()).folder();
        List<Unit> beside = isBase(folder)
                ? List.of()
                : KubernetesReader.mounted(
                        manifest, others(manifest, path -> path.folder().equals(folder)));
        return beside.isEmpty() ? KubernetesReader.mounted(manifest, others(manifest, path -> true)) : beside;
    }

    private List<SourceFile> others(SourceFile manifest, Predicate<RepositoryPath> wanted) {
        return workspace.paths().stream()
                .filter(path -> isManifest(path) && !path.equals(manifest.path()))
                .filter(path -> wanted.test(RepositoryPath.of(path)))
                .flatMap(path -> workspace.file(path).stream())
                .filter(file -> file.text().contains("ConfigMap") && file.text().contains(".py"))
                .limit(MAX_MANIFESTS)
                .toList();
    }

    private static boolean isManifest(String path) {
        return path.endsWith(".yaml") || path.endsWith(".yml");
    }

    /** Returns whether a kustomization of another folder includes something of a folder. */
    private boolean isBase(RepositoryPath folder) {
        return workspace.paths().stream()
                .filter(path -> KustomizeProject.isKustomization(path)
                        && !RepositoryPath.of(path).folder().equals(folder))
                .flatMap(path -> workspace.file(path).stream())
                .flatMap(file -> KustomizeProject.references(file).stream())
                .flatMap(reference -> KustomizeProject.files(reference).stream())
                .anyMatch(file -> RepositoryPath.of(file).folder().equals(folder));
    }
}
