/**
 * Reads the repository's configuration, {@code .github/undebug.yml}, and describes its schema. It imports no other room
 * of {@code scan}. Begin with {@link RepositoryConfig}.
 */
@NullMarked
package dev.undebug.scan.config;

import org.jspecify.annotations.NullMarked;
