/**
 * Comparing two scans: what a change introduces, whatever was moved or renamed. Of the rooms of {@code scan} it may
 * import {@code scan}. Begin with {@link Comparison}.
 */
@NullMarked
package dev.undebug.scan.compare;

import org.jspecify.annotations.NullMarked;
