/**
 * Models Python's classes and their instances. Of the rooms of {@code python} it may import
 * {@code python.eval.outcome}, {@code python.eval.value}, {@code python.syntax}, {@code python.syntax.token} and
 * {@code python.syntax.tree}. Begin with {@link PyClass}.
 */
@NullMarked
package dev.undebug.python.eval.object;

import org.jspecify.annotations.NullMarked;
