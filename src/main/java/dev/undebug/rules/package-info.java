/**
 * Holds one class per rule, and the list of all rules. It may import {@code rule}, {@code service}, {@code fact},
 * {@code flask}, {@code python}, {@code source} and {@code rules.fix}. Begin with {@link Rules}.
 */
@NullMarked
package dev.undebug.rules;

import org.jspecify.annotations.NullMarked;
