/**
 * Python's tokens: lines and indentation, numbers, strings with their prefixes and escapes, operators. It imports no
 * other room of {@code python}. Begin with {@link Tokens}.
 */
@NullMarked
package dev.undebug.python.syntax.token;

import org.jspecify.annotations.NullMarked;
