/**
 * Compose files, alone and merged as {@code docker compose} merges them. Of the rooms of {@code read} it may import
 * {@code read.docker}, {@code read.env}, {@code read.format}, {@code read.shell}, {@code read.shell.syntax}, {@code read.text},
 * {@code read.word} and {@code read.yaml}. Begin with {@link ComposeProject}.
 */
@NullMarked
package dev.undebug.read.compose;

import org.jspecify.annotations.NullMarked;
