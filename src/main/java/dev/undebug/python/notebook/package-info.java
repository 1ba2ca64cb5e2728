/**
 * Jupyter notebooks: their code as one Python module that knows where in the notebook it stands. It imports no other
 * room of {@code python}. Begin with {@link Notebook}.
 */
@NullMarked
package dev.undebug.python.notebook;

import org.jspecify.annotations.NullMarked;
