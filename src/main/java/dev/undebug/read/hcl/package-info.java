/**
 * HCL, the language of Terraform and Nomad: a parser and the values of its expressions. Of the rooms of {@code read} it
 * may import {@code read.text}. Begin with {@link HclParser}.
 */
@NullMarked
package dev.undebug.read.hcl;

import org.jspecify.annotations.NullMarked;
