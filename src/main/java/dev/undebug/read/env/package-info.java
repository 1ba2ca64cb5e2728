/**
 * Env files: {@code .env}, {@code .flaskenv} and their like. Of the rooms of {@code read} it may import
 * {@code read.format}, {@code read.shell}, {@code read.shell.syntax}, {@code read.text}, {@code read.word} and
 * {@code read.yaml}. Begin with {@link EnvFileReader}.
 */
@NullMarked
package dev.undebug.read.env;

import org.jspecify.annotations.NullMarked;
