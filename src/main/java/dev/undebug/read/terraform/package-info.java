/**
 * Terraform with its modules and values, and Nomad. Of the rooms of {@code read} it may import {@code read.format},
 * {@code read.hcl}, {@code read.platform}, {@code read.shell}, {@code read.shell.syntax}, {@code read.text},
 * {@code read.word} and {@code read.yaml}. Begin with {@link TerraformProject}.
 */
@NullMarked
package dev.undebug.read.terraform;

import org.jspecify.annotations.NullMarked;
