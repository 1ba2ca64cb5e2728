package dev.undebug.architecture.broken.upper;

/** Has the simple name of a class in the other room. */
record Twin() {}
