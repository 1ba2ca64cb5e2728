/** Compares the interpreter with the real Flask on random programs. */
@NullMarked
package dev.undebug.python.eval.oracle;

import org.jspecify.annotations.NullMarked;
