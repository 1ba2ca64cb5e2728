/**
 * Holds the state of the stand-in for GitHub: repositories on real git, pull requests, check runs, reviews and the
 * installation. Plain Java without HTTP, which is in {@code rest}. Of the rooms of {@code demo} it may import
 * {@code demo.github.git}. Begin with {@link Forge}.
 */
@NullMarked
package dev.undebug.demo.github;

import org.jspecify.annotations.NullMarked;
