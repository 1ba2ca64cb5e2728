/**
 * Interprets one run of a program: expressions, statements, imports and undecided branches, and collects facts about
 * debug mode. Of the rooms of {@code python} it may import {@code python.eval.object}, {@code python.eval.outcome},
 * {@code python.eval.value}, {@code python.syntax}, {@code python.syntax.token} and {@code python.syntax.tree}. Begin
 * with {@link Run}.
 */
@NullMarked
package dev.undebug.python.eval.run;

import org.jspecify.annotations.NullMarked;
