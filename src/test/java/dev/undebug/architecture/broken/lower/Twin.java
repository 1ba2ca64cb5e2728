package dev.undebug.architecture.broken.lower;

/** Has the simple name of a class in the other room. */
record Twin() {}
