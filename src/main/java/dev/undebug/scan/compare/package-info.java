/**
 * Compares two scans: finds what a change introduces, even if code was moved or renamed. Of the rooms of {@code scan}
 * it may import {@code scan}. Begin with {@link Comparison}.
 */
@NullMarked
package dev.undebug.scan.compare;

import org.jspecify.annotations.NullMarked;
