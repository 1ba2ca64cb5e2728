package dev.undebug.service.environment;

import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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

    private QuietDeployments() {}

    /** Returns whether a file that builds or starts an image has none of these words. */
    public static boolean isQuiet(String text) {
        return text.length() <= MANY
                && !BRINGING.matcher(text).find()
                && !REBUILDING.matcher(text).find();
    }

    /**
     * Returns whether a kustomization may give containers other files than their manifests show.
     *
     * @param beside the texts of the files near it which are no manifests of containers: patches by paths of JSON
     */
    public static boolean mayChange(String kustomization, Supplier<Stream<String>> beside) {
        return CHANGING.matcher(kustomization).find()
                || (PATCHING.matcher(kustomization).find()
                        && beside.get().anyMatch(text -> MOUNTING.matcher(text).find()));
    }
}
