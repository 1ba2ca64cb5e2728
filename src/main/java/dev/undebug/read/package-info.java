/**
 * One reader per file format: text in, facts out. A reader never throws: it gives what can be read.
 */
@NullMarked
package dev.undebug.read;

import org.jspecify.annotations.NullMarked;
