/**
 * Holds the repository during a scan: the files, their facts, and the budget of work. It imports no other room of
 * {@code service}. Begin with {@link Workspace}.
 */
@NullMarked
package dev.undebug.service.tree;

import org.jspecify.annotations.NullMarked;
