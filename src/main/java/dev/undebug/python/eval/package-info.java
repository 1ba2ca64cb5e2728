/** Runs Python code over an environment, symbolically: nothing is ever executed. */
@NullMarked
package dev.undebug.python.eval;

import org.jspecify.annotations.NullMarked;
