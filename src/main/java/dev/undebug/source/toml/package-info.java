/**
 * Parses TOML with the place of every key and value, for the readers of deployment files and the Python evaluator. Of
 * the rooms of {@code source} it may import {@code source}. Begin with {@link TomlDocument}.
 */
@NullMarked
package dev.undebug.source.toml;

import org.jspecify.annotations.NullMarked;
