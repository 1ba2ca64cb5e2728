package dev.undebug.service.verdict;

import dev.undebug.source.Place;

/** One thing in a repository that turns debug mode or the debugger on by itself. */
public interface Switch {
    /** Returns the expression, line or word to change. */
    Place place();

    /** Returns what it is, qualified within its file: a function, a key, a service. Never made from positions. */
    String subject();
}
