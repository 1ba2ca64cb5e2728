/**
 * Task runners and pipelines: Makefile, justfile, {@code package.json}, GitHub Actions, GitLab CI. Of the rooms of
 * {@code read} it may import {@code read.format}, {@code read.shell}, {@code read.shell.program}, {@code read.shell.syntax}, {@code read.text},
 * {@code read.word} and {@code read.yaml}. Begin with {@link TaskReaders}.
 */
@NullMarked
package dev.undebug.read.task;

import org.jspecify.annotations.NullMarked;
