/**
 * Holds the facts of one file as records. A fact has a place, and does not depend on other files. It may import
 * {@code source} and {@code python}. Begin with {@link FileFacts}.
 */
@NullMarked
package dev.undebug.fact;

import org.jspecify.annotations.NullMarked;
