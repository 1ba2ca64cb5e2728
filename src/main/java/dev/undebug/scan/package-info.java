/**
 * The scanner: a tree in, services and findings out; comparison of two trees; configuration; suppressions.
 */
@NullMarked
package dev.undebug.scan;

import org.jspecify.annotations.NullMarked;
