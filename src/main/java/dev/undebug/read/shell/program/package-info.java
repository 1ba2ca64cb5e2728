/**
 * Reads the words of programs that start others: wrappers such as {@code sudo}, process managers, container engines. Of the
 * rooms of {@code read} it may import {@code read.shell.syntax}, {@code read.text} and {@code read.word}. Begin with {@link Wrapper}.
 */
@NullMarked
package dev.undebug.read.shell.program;

import org.jspecify.annotations.NullMarked;
