package dev.undebug.service.environment;

import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Unit;
import dev.undebug.read.text.TemplatePlaceholders;
import dev.undebug.service.tree.Workspace;
import dev.undebug.source.PythonPaths;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Tells by its words whether a file that deploys an image brings other files into its containers, or into what its build
 * takes. The words are those of all formats: a workflow, a Makefile, a playbook, a template.
 */
public final class QuietDeployments {
    /** A text of more characters is not read. */
    private static final int MANY = 100_000;

    /** Volumes, and whatever else brings files into a container when it is started or later. */
    private static final Pattern BRINGING = Pattern.compile(
            "(?i)volume|mount|(?:^|[\\s\"'\\[])-v\\b|\\bconfigs\\b|\\bdevelop\\b"
                    + "|\\b(?:cp|mv|scp|rsync|tee|exec|commit|import|load|patch|edit)\\b|initContainers|lifecycle|sidecar|inject");

    /** Changes of what a build takes: its list, its file, further contexts. */
    private static final Pattern REBUILDING = Pattern.compile(
            "(?i)dockerignore|build-?contexts?\\b|inline|(?:sed|perl|patch|>)[^\\n]{0,200}Dockerfile|Dockerfile[^\\n]{0,200}<<");

    /** Parts of a kustomization that may change a container in a way that its manifests do not show. */
    private static final Pattern CHANGING =
            Pattern.compile("(?i)components|transformers|replacements|generators:|helm|volume|mount");

    private static final Pattern PATCHING = Pattern.compile("(?i)patch");
    private static final Pattern MOUNTING = Pattern.compile("(?i)volume|mount");

    /** Parts of a manifest that run commands in a container, or that tools fill in or add to. */
    private static final Pattern REPLACING =
            Pattern.compile("(?i)lifecycle|initContainers|command|args|inject|subPath|\\{\\{|\\$\\{|probe");

    private static final Pattern CONFIG_MAP = Pattern.compile("(?i)config-?map|kustomiz");

    private static final Pattern PATCH_FILE = Pattern.compile(".*\\.(?:ya?ml|json)");

    private final Workspace workspace;

    public QuietDeployments(Workspace workspace) {
        this.workspace = workspace;
    }

    /** Returns whether a file that builds or starts an image has none of these words. */
    public boolean is(String path) {
        return !PythonPaths.isSource(path)
                && workspace.text(path).filter(QuietDeployments::hasNone).isPresent();
    }

    private static boolean hasNone(String text) {
        return text.length() <= MANY
                && !BRINGING.matcher(text).find()
                && !REBUILDING.matcher(text).find();
    }

    /** Returns whether a manifest is a template, and neither it nor one beside it has words for files that it brings. */
    public boolean isTemplate(SourceFile manifest) {
        RepositoryPath folder = RepositoryPath.of(manifest.path()).folder();
        return TemplatePlaceholders.isTemplate(manifest)
                && workspace.paths().stream()
                        .filter(path -> RepositoryPath.of(path).folder().equals(folder))
                        .allMatch(path -> workspace
                                .text(path)
                                .filter(QuietDeployments::hasNone)
                                .isPresent());
    }

    /** Returns whether a manifest mounts its own texts, and no file is seen that may replace one of them. */
    public boolean isOnlyMount(SourceFile manifest) {
        return !REPLACING.matcher(manifest.text()).find()
                && workspace.readPaths().stream()
                        .filter(path -> !path.equals(manifest.path()))
                        .noneMatch(path -> workspace
                                .text(path)
                                .filter(text -> CONFIG_MAP.matcher(path).find()
                                        || CONFIG_MAP.matcher(text).find())
                                .isPresent());
    }

    /** Returns whether a kustomization may give containers other files than their manifests show. */
    public boolean mayChange(String kustomization) {
        return workspace
                .text(kustomization)
                .filter(text -> !CHANGING.matcher(text).find())
                .filter(text -> !PATCHING.matcher(text).find() || !mountsBeside(kustomization))
                .isEmpty();
    }

    /** Returns whether a file near a kustomization that is no manifest of containers mounts something: a patch by paths. */
    private boolean mountsBeside(String kustomization) {
        RepositoryPath folder = RepositoryPath.of(kustomization).folder();
        return workspace.paths().stream()
                .filter(path -> PATCH_FILE.matcher(path).matches()
                        && RepositoryPath.of(path).isIn(folder)
                        && !hasContainers(path))
                .anyMatch(path -> workspace
                        .text(path)
                        .filter(text -> !MOUNTING.matcher(text).find())
                        .isEmpty());
    }

    private boolean hasContainers(String path) {
        return workspace.facts(path).map(FileFacts::units).orElse(List.of()).stream()
                .anyMatch(unit -> unit.kind() == Unit.Kind.CONTAINER);
    }
}
