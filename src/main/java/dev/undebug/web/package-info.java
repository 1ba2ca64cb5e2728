/**
 * Serves pages for people and probes for machines. It may import the core ({@code source} to {@code review}). Begin
 * with {@link Pages}.
 */
@NullMarked
package dev.undebug.web;

import org.jspecify.annotations.NullMarked;
