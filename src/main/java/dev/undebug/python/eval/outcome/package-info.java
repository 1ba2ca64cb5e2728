/**
 * Holds the input and the outcome of a run as plain records: entry, environment, execution. Of the rooms of
 * {@code python} it may import {@code python.syntax}, {@code python.syntax.token} and {@code python.syntax.tree}. Begin
 * with {@link Execution}.
 */
@NullMarked
package dev.undebug.python.eval.outcome;

import org.jspecify.annotations.NullMarked;
