/**
 * Pages for people and probes for machines.
 */
@NullMarked
package dev.undebug.web;

import org.jspecify.annotations.NullMarked;
