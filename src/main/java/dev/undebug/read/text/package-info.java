/**
 * What many formats are made of: text that remembers its places in the file, lines, ini files, and what paths say. It
 * imports no other room of {@code read}. Begin with {@link MappedText}.
 */
@NullMarked
package dev.undebug.read.text;

import org.jspecify.annotations.NullMarked;
