/** A room that imports the other, which imports it. */
@NullMarked
package dev.undebug.architecture.broken.lower;

import org.jspecify.annotations.NullMarked;
