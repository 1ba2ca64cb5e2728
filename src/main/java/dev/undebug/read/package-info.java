/**
 * The list of all formats: one reader per file format, text in, facts out. A reader never throws: it gives what can be
 * read. It may import {@code fact}, {@code python}, {@code source}, {@code read.compose}, {@code read.docker},
 * {@code read.env}, {@code read.format}, {@code read.hcl}, {@code read.helm}, {@code read.kubernetes},
 * {@code read.kustomize}, {@code read.machine}, {@code read.packaging}, {@code read.platform}, {@code read.provision},
 * {@code read.shell}, {@code read.shell.program}, {@code read.shell.syntax}, {@code read.task},
 * {@code read.terraform}, {@code read.text}, {@code read.windows}, {@code read.word} and {@code read.yaml}. Begin with
 * {@link Readers}.
 */
@NullMarked
package dev.undebug.read;

import org.jspecify.annotations.NullMarked;
