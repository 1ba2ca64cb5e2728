/**
 * The tree of a Python file: statements, expressions, parameters, each with its place. Of the rooms of {@code python} it
 * may import {@code python.syntax.token}. Begin with {@link Stmt}.
 */
@NullMarked
package dev.undebug.python.syntax.tree;

import org.jspecify.annotations.NullMarked;
