/**
 * One class per rule, and the list of them all.
 */
@NullMarked
package dev.undebug.rules;

import org.jspecify.annotations.NullMarked;
