/**
 * Writes fixes: each changes an argument, an assignment, a word or a variable, and nothing else. It imports no other
 * room of {@code rules}. Begin with {@link PythonFix}.
 */
@NullMarked
package dev.undebug.rules.fix;

import org.jspecify.annotations.NullMarked;
