package dev.undebug.service.deploy;

import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Unit;
import dev.undebug.read.kubernetes.KubernetesReader;
import dev.undebug.read.kustomize.KustomizeProject;
import dev.undebug.service.tree.Workspace;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Adds to the facts of a manifest the programs that its containers mount from ConfigMaps of other manifests. */
public final class ConfigMapCode {
    /** With more manifests that hold programs, nobody sees which one is meant. */
    private static final int MAX_MANIFESTS = 50;

    private final Workspace workspace;
    private final Map<String, Optional<FileFacts>> known = new HashMap<>();
    private @Nullable List<SourceFile> manifests;
    private @Nullable Set<RepositoryPath> bases;

    public ConfigMapCode(Workspace workspace) {
        this.workspace = workspace;
    }

    /** Returns the facts of a file. */
    public Optional<FileFacts> facts(String path) {
        return known.computeIfAbsent(path, key -> workspace.facts(key).map(this::whole));
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
        List<SourceFile> others = manifests().stream()
                .filter(file -> !file.path().equals(manifest.path()))
                .toList();
        List<SourceFile> near = others.stream()
                .filter(file -> RepositoryPath.of(file.path()).folder().equals(folder))
                .toList();
        List<Unit> beside = bases().contains(folder) ? List.of() : KubernetesReader.mounted(manifest, near);
        return beside.isEmpty() ? KubernetesReader.mounted(manifest, others) : beside;
    }

    /** Returns the files that may define ConfigMaps with programs; none if nobody sees which one is meant. */
    private List<SourceFile> manifests() {
        if (manifests == null) {
            List<SourceFile> found = workspace.paths().stream()
                    .filter(path -> path.endsWith(".yaml") || path.endsWith(".yml"))
                    .flatMap(path -> workspace.file(path).stream())
                    .filter(file ->
                            file.text().contains("ConfigMap") && file.text().contains(".py"))
                    .limit(MAX_MANIFESTS + 1L)
                    .toList();
            manifests = found.size() > MAX_MANIFESTS ? List.of() : found;
        }
        return manifests;
    }

    /** Returns the folders of which a kustomization of another folder includes something. */
    private Set<RepositoryPath> bases() {
        if (bases == null) {
            bases = workspace.paths().stream()
                    .filter(KustomizeProject::isKustomization)
                    .flatMap(path -> workspace.file(path).stream())
                    .flatMap(file -> KustomizeProject.references(file).stream()
                            .flatMap(reference -> KustomizeProject.files(reference).stream())
                            .map(path -> RepositoryPath.of(path).folder())
                            .filter(folder -> !folder.equals(
                                    RepositoryPath.of(file.path()).folder())))
                    .collect(Collectors.toSet());
        }
        return bases;
    }
}
