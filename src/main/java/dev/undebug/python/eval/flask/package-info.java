/**
 * Models Flask and similar frameworks: applications, their configuration, their development servers and their
 * middleware. Of the rooms of {@code python} it may import {@code python.eval.library}, {@code python.eval.object},
 * {@code python.eval.outcome}, {@code python.eval.run}, {@code python.eval.value}, {@code python.syntax},
 * {@code python.syntax.token} and {@code python.syntax.tree}. Begin with {@link FlaskApp}.
 */
@NullMarked
package dev.undebug.python.eval.flask;

import org.jspecify.annotations.NullMarked;
