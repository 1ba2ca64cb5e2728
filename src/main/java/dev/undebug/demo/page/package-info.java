/**
 * Renders the pull request as a page for reviewers, with a stylesheet and a few lines of script. Of the rooms of
 * {@code demo} it may import {@code demo.github} and {@code demo.github.git}. Begin with {@link PullPages}.
 */
@NullMarked
package dev.undebug.demo.page;

import org.jspecify.annotations.NullMarked;
