/**
 * TOML with the place of every key and value, for what reads deployment files and what runs Python programs. Of the rooms of
 * {@code source} it may import {@code source}. Begin with {@link TomlDocument}.
 */
@NullMarked
package dev.undebug.source.toml;

import org.jspecify.annotations.NullMarked;
