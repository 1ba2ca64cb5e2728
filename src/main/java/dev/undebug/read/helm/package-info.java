/**
 * Helm charts, rendered as {@code helm template} does. Of the rooms of {@code read} it may import {@code read.format},
 * {@code read.kubernetes}, {@code read.shell}, {@code read.shell.syntax}, {@code read.text}, {@code read.word} and
 * {@code read.yaml}. Begin with {@link HelmChart}.
 */
@NullMarked
package dev.undebug.read.helm;

import org.jspecify.annotations.NullMarked;
