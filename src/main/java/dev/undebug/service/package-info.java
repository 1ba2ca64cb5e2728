/**
 * Joins facts across files into services and decides what a stranger gets from each. It may import {@code fact},
 * {@code read}, {@code flask}, {@code python}, {@code source}, {@code service.command}, {@code service.deploy},
 * {@code service.environment}, {@code service.judge}, {@code service.launch}, {@code service.mention},
 * {@code service.packages}, {@code service.run}, {@code service.script}, {@code service.tree} and
 * {@code service.verdict}. Begin with {@link Project}.
 */
@NullMarked
package dev.undebug.service;

import org.jspecify.annotations.NullMarked;
