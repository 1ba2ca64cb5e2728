/**
 * What Flask, Werkzeug and the WSGI servers do: pure tables, observed by running the real thing.
 */
@NullMarked
package dev.undebug.flask;

import org.jspecify.annotations.NullMarked;
