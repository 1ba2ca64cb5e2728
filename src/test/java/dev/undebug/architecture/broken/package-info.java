/** Breaks every rule of the architecture on purpose: the guards are tried on it. */
@NullMarked
package dev.undebug.architecture.broken;

import org.jspecify.annotations.NullMarked;
