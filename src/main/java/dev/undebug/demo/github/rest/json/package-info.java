/**
 * Renders the stand-in's answers in the shapes of GitHub's REST interface. Of the rooms of {@code demo} it may import
 * {@code demo.github} and {@code demo.github.git}. Begin with {@link PullJson}.
 */
@NullMarked
package dev.undebug.demo.github.rest.json;

import org.jspecify.annotations.NullMarked;
