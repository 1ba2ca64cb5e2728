/**
 * What is run, and what is told of it: plain records, which know nothing of how programs are run. Of the rooms of
 * {@code python} it may import {@code python.syntax}, {@code python.syntax.token} and {@code python.syntax.tree}. Begin
 * with {@link Execution}.
 */
@NullMarked
package dev.undebug.python.eval.outcome;

import org.jspecify.annotations.NullMarked;
