@NullMarked
package dev.undebug.testing;

import org.jspecify.annotations.NullMarked;
