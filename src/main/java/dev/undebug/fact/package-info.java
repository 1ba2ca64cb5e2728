/**
 * What one file says, as records. A fact knows its place and nothing of other files.
 */
@NullMarked
package dev.undebug.fact;

import org.jspecify.annotations.NullMarked;
