/**
 * Reads Jupyter notebooks: the code becomes one Python module that maps back to the notebook's JSON. It imports no
 * other room of {@code python}. Begin with {@link Notebook}.
 */
@NullMarked
package dev.undebug.python.notebook;

import org.jspecify.annotations.NullMarked;
