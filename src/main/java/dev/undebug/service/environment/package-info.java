/**
 * Models the environment of a program: the layers of variables, what env files hold, and the paths of files in a
 * container. Of the rooms of {@code service} it may import {@code service.tree} and {@code service.verdict}. Begin with
 * {@link RuntimeContext}.
 */
@NullMarked
package dev.undebug.service.environment;

import org.jspecify.annotations.NullMarked;
