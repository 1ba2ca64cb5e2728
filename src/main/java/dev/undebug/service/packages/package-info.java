/**
 * Tells which packages a program has, and which release of Flask: what its requirements and lock files say, or what pip chooses for
 * its Python. It imports no other room of {@code service}. Begin with {@link Installed}.
 */
@NullMarked
package dev.undebug.service.packages;

import org.jspecify.annotations.NullMarked;
