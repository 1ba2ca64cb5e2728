/** Python's grammar: tokens, a tolerant parser, the tree. */
@NullMarked
package dev.undebug.python.syntax;

import org.jspecify.annotations.NullMarked;
