/**
 * Reads the comments in source files that allow findings. Of the rooms of {@code scan} it may import
 * {@code scan.config}. Begin with {@link AllowanceParser}.
 */
@NullMarked
package dev.undebug.scan.allow;

import org.jspecify.annotations.NullMarked;
