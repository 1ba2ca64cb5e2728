/**
 * What the stand-in for GitHub knows: repositories on real git, pull requests, check runs, reviews and the installation. Plain
 * Java, no HTTP; {@code rest} speaks it.
 */
@NullMarked
package dev.undebug.demo.github;

import org.jspecify.annotations.NullMarked;
