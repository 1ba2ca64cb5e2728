/**
 * Joins facts across files into services and decides what a stranger gets from each.
 */
@NullMarked
package dev.undebug.service;

import org.jspecify.annotations.NullMarked;
