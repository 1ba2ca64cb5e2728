/**
 * What a rule is: its documentation, what it reports, and what a finding consists of. It may import {@code service},
 * {@code fact}, {@code flask}, {@code python} and {@code source}. Begin with {@link Rule}.
 */
@NullMarked
package dev.undebug.rule;

import org.jspecify.annotations.NullMarked;
