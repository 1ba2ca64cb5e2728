/**
 * What one file says, as records. A fact knows its place and nothing of other files. It may import {@code source} and
 * {@code python}. Begin with {@link FileFacts}.
 */
@NullMarked
package dev.undebug.fact;

import org.jspecify.annotations.NullMarked;
