/**
 * Judges programs: the effect of each switch on each program, and the place to change. Of the rooms of
 * {@code service} it may import {@code service.command}, {@code service.deploy}, {@code service.environment},
 * {@code service.launch}, {@code service.packages}, {@code service.run}, {@code service.tree},
 * {@code service.trial} and {@code service.verdict}. Begin with {@link ProgramJudge}.
 */
@NullMarked
package dev.undebug.service.judge;

import org.jspecify.annotations.NullMarked;
