/**
 * Hosting platforms' own files: Heroku, Fly, Render, App Engine, ECS and others. Of the rooms of {@code read} it may
 * import {@code read.format}, {@code read.shell}, {@code read.shell.syntax}, {@code read.text}, {@code read.word} and
 * {@code read.yaml}. Begin with {@link PlatformReaders}.
 */
@NullMarked
package dev.undebug.read.platform;

import org.jspecify.annotations.NullMarked;
