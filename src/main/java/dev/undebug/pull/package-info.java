/**
 * A pull request as plain data, and the narrow ports to read one and to publish on it.
 */
@NullMarked
package dev.undebug.pull;

import org.jspecify.annotations.NullMarked;
