/**
 * Jupyter notebooks: their code as one Python module that knows where in the notebook it stands.
 */
@NullMarked
package dev.undebug.python.notebook;

import org.jspecify.annotations.NullMarked;
