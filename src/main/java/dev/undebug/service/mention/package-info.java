/**
 * Finds switches in texts of which nothing is understood: what reads them is not known. Of the rooms of {@code service} it may
 * import {@code service.environment}, {@code service.judge}, {@code service.launch}, {@code service.tree} and
 * {@code service.verdict}. Begin with {@link UnexplainedMentions}.
 */
@NullMarked
package dev.undebug.service.mention;

import org.jspecify.annotations.NullMarked;
