/**
 * Runs Python code over an environment, symbolically: nothing is ever executed. Of the rooms of {@code python} it may
 * import {@code python.eval.flask}, {@code python.eval.library}, {@code python.eval.object},
 * {@code python.eval.outcome}, {@code python.eval.run}, {@code python.eval.value}, {@code python.syntax},
 * {@code python.syntax.token} and {@code python.syntax.tree}. Begin with {@link Interpreter}.
 */
@NullMarked
package dev.undebug.python.eval;

import org.jspecify.annotations.NullMarked;
