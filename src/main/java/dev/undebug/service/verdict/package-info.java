/**
 * Holds verdicts: the switches that are on, how each reaches a stranger, and the steps that prove it. It imports no
 * other room of {@code service}. Begin with {@link Switch}.
 */
@NullMarked
package dev.undebug.service.verdict;

import org.jspecify.annotations.NullMarked;
