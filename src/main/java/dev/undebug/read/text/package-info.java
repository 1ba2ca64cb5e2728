/**
 * The basics of many formats: text that remembers its places in the file, lines, ini files, and the roles that paths
 * show. It imports no other room of {@code read}. Begin with {@link MappedText}.
 */
@NullMarked
package dev.undebug.read.text;

import org.jspecify.annotations.NullMarked;
