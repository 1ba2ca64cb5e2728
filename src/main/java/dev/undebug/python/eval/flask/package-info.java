/**
 * Flask and its like: applications, their configuration, the servers that they are started with, and what is wrapped
 * around them. Of the rooms of {@code python} it may import {@code python.eval.library}, {@code python.eval.object},
 * {@code python.eval.outcome}, {@code python.eval.run}, {@code python.eval.value}, {@code python.syntax},
 * {@code python.syntax.token} and {@code python.syntax.tree}. Begin with {@link FlaskApp}.
 */
@NullMarked
package dev.undebug.python.eval.flask;

import org.jspecify.annotations.NullMarked;
