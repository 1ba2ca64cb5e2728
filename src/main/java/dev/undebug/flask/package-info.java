/**
 * Models Flask, Werkzeug and the WSGI servers as pure tables, observed by running the real thing. It imports no other
 * package of ours. Begin with {@link DebugVariable}.
 */
@NullMarked
package dev.undebug.flask;

import org.jspecify.annotations.NullMarked;
