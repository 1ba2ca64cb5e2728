/** Checks documents and workflows against the repository: links, commands, names of classes and files. */
@NullMarked
package dev.undebug.documents;

import org.jspecify.annotations.NullMarked;
