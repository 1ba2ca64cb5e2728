/**
 * The values of a program, as far as they can be known, and their state, which can be undone and joined.
 * {@link Interpretation} is all that they see of the run. Of the rooms of {@code python} it may import
 * {@code python.eval.outcome}, {@code python.syntax}, {@code python.syntax.token} and {@code python.syntax.tree}. Begin
 * with {@link Data}.
 */
@NullMarked
package dev.undebug.python.eval.value;

import org.jspecify.annotations.NullMarked;
