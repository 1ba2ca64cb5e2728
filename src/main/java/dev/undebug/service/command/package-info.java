/**
 * Parses the command lines of Python and the servers: launcher, application, options. Of the rooms of {@code service}
 * it may import {@code service.tree}. Begin with {@link CommandLine}.
 */
@NullMarked
package dev.undebug.service.command;

import org.jspecify.annotations.NullMarked;
