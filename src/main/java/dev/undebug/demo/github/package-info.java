/**
 * What the stand-in for GitHub knows: repositories on real git, pull requests, check runs, reviews and the installation.
 * Plain Java, no HTTP; {@code rest} speaks it. Of the rooms of {@code demo} it may import {@code demo.github.git}. Begin
 * with {@link Forge}.
 */
@NullMarked
package dev.undebug.demo.github;

import org.jspecify.annotations.NullMarked;
