/**
 * Command lines of Python and of the servers: which launcher, which application, which options. Of the rooms of
 * {@code service} it may import {@code service.tree}. Begin with {@link CommandLine}.
 */
@NullMarked
package dev.undebug.service.command;

import org.jspecify.annotations.NullMarked;
