/** A room that forms an import cycle with the other room. Begin with {@link LowerRoom}. */
@NullMarked
package dev.undebug.architecture.broken.upper;

import org.jspecify.annotations.NullMarked;
