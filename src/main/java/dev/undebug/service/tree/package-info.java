/**
 * The repository as the judging sees it: which files there are, what they say, and how much work it may take. It imports
 * no other room of {@code service}. Begin with {@link Workspace}.
 */
@NullMarked
package dev.undebug.service.tree;

import org.jspecify.annotations.NullMarked;
