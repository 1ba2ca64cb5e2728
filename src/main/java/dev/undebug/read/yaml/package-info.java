/**
 * YAML with the place of every key and value. Of the rooms of {@code read} it may import {@code read.text}. Begin with
 * {@link Yaml}.
 */
@NullMarked
package dev.undebug.read.yaml;

import org.jspecify.annotations.NullMarked;
