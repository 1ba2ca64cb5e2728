/** A room that imports the other, which imports it. */
@NullMarked
package dev.undebug.architecture.broken.upper;

import org.jspecify.annotations.NullMarked;
