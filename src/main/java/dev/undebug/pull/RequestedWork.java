package dev.undebug.pull;

/** What is to be done. Work of one key is serial, and the newest is what is done. */
public sealed interface RequestedWork permits CheckWork, ClosedWork, FixWork, SuiteWork, WelcomeWork {
    String key();
}
