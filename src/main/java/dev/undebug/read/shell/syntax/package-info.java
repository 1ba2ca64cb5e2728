/**
 * The grammar of the shell: a parser, the tree, the rules of quotes, and what customary conditions ask. Of the rooms of
 * {@code read} it may import {@code read.text} and {@code read.word}. Begin with {@link ShellParser}.
 */
@NullMarked
package dev.undebug.read.shell.syntax;

import org.jspecify.annotations.NullMarked;
