/**
 * Kubernetes: manifests, and the values of Helm charts. Of the rooms of {@code read} it may import {@code read.env},
 * {@code read.format}, {@code read.shell}, {@code read.shell.syntax}, {@code read.text}, {@code read.word} and {@code read.yaml}. Begin with
 * {@link KubernetesReader}.
 */
@NullMarked
package dev.undebug.read.kubernetes;

import org.jspecify.annotations.NullMarked;
