/**
 * Represents text with places: files, spans, edits, and the port {@link SourceTree} for reading a tree of files. It
 * imports no other package of ours. Begin with {@link SourceFile}.
 */
@NullMarked
package dev.undebug.source;

import org.jspecify.annotations.NullMarked;
