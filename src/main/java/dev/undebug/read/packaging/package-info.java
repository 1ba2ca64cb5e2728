/**
 * Package lists: requirements, {@code pyproject.toml}, {@code setup.py}, locks. Of the rooms of {@code read} it may
 * import {@code read.format}, {@code read.shell}, {@code read.shell.syntax}, {@code read.text}, {@code read.word} and
 * {@code read.yaml}. Begin with {@link PackagingReaders}.
 */
@NullMarked
package dev.undebug.read.packaging;

import org.jspecify.annotations.NullMarked;
