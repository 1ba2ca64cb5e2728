/**
 * Scripts of Windows, read as the shell text that does the same. Of the rooms of {@code read} it may import
 * {@code read.format}, {@code read.shell} and {@code read.text}. Begin with {@link WindowsScriptReader}.
 */
@NullMarked
package dev.undebug.read.windows;

import org.jspecify.annotations.NullMarked;
