/**
 * Judges: what each switch does in each program, and where it has to be changed. Of the rooms of {@code service} it may
 * import {@code service.command}, {@code service.deploy}, {@code service.environment}, {@code service.launch},
 * {@code service.run}, {@code service.tree} and {@code service.verdict}. Begin with {@link ProgramJudge}.
 */
@NullMarked
package dev.undebug.service.judge;

import org.jspecify.annotations.NullMarked;
