/**
 * What a rule is: its documentation, what it reports, and what a finding consists of.
 */
@NullMarked
package dev.undebug.rule;

import org.jspecify.annotations.NullMarked;
