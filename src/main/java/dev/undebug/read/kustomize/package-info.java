/**
 * Kustomizations, put together as {@code kustomize build} does. Of the rooms of {@code read} it may import
 * {@code read.format}, {@code read.kubernetes}, {@code read.shell}, {@code read.shell.syntax}, {@code read.text},
 * {@code read.word} and {@code read.yaml}. Begin with {@link KustomizeProject}.
 */
@NullMarked
package dev.undebug.read.kustomize;

import org.jspecify.annotations.NullMarked;
