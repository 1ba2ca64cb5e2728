/**
 * The grammar of the shell: a parser, the tree, and the rules of quotes. Of the rooms of {@code read} it may import
 * {@code read.text} and {@code read.word}. Begin with {@link ShellParser}.
 */
@NullMarked
package dev.undebug.read.shell.syntax;

import org.jspecify.annotations.NullMarked;
