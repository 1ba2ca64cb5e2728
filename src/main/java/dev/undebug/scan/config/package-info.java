/**
 * The repository's configuration, {@code .github/undebug.yml}: reading it, its schema, and what it asks for. It imports
 * no other room of {@code scan}. Begin with {@link RepositoryConfig}.
 */
@NullMarked
package dev.undebug.scan.config;

import org.jspecify.annotations.NullMarked;
