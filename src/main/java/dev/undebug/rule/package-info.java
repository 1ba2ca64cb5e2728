/**
 * Defines rules: their documentation, their reports, and the parts of a finding. It may import {@code service},
 * {@code fact}, {@code flask}, {@code python} and {@code source}. Begin with {@link Rule}.
 */
@NullMarked
package dev.undebug.rule;

import org.jspecify.annotations.NullMarked;
