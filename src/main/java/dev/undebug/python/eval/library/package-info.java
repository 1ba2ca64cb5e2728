/**
 * Models the standard library and general packages, as far as they decide how a program starts. Of the rooms of
 * {@code python} it may import {@code python.eval.object}, {@code python.eval.outcome}, {@code python.eval.run},
 * {@code python.eval.value}, {@code python.syntax}, {@code python.syntax.token} and {@code python.syntax.tree}. Begin
 * with {@link Builtins}.
 */
@NullMarked
package dev.undebug.python.eval.library;

import org.jspecify.annotations.NullMarked;
