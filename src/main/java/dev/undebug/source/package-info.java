/**
 * Text with places: files, spans, edits, and the port through which a tree of files is read.
 */
@NullMarked
package dev.undebug.source;

import org.jspecify.annotations.NullMarked;
