/**
 * Text with places: files, spans, edits, and the port {@link SourceTree} through which a tree of files is read. It
 * imports no other package of ours. Begin with {@link SourceFile}.
 */
@NullMarked
package dev.undebug.source;

import org.jspecify.annotations.NullMarked;
