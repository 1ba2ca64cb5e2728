/**
 * Models the values of a Python program and their state, which can be undone and joined. Values see the run only
 * through {@link Interpretation}. Of the rooms of {@code python} it may import {@code python.eval.outcome},
 * {@code python.syntax}, {@code python.syntax.token} and {@code python.syntax.tree}. Begin with {@link Data}.
 */
@NullMarked
package dev.undebug.python.eval.value;

import org.jspecify.annotations.NullMarked;
