/** Breaks every rule of the architecture on purpose, to test the guards. */
@NullMarked
package dev.undebug.architecture.broken;

import org.jspecify.annotations.NullMarked;
