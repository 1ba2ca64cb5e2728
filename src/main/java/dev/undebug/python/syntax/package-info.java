/**
 * Holds Python's grammar: a tolerant parser that builds a tree from any text. Of the rooms of {@code python} it may
 * import {@code python.syntax.token} and {@code python.syntax.tree}. Begin with {@link PythonModule}.
 */
@NullMarked
package dev.undebug.python.syntax;

import org.jspecify.annotations.NullMarked;
