/**
 * Runs Python code over an environment, symbolically: nothing is ever executed. Of the rooms of {@code python} it may
 * import {@code python.syntax}, {@code python.syntax.token} and {@code python.syntax.tree}. Begin with
 * {@link Interpreter}.
 */
@NullMarked
package dev.undebug.python.eval;

import org.jspecify.annotations.NullMarked;
